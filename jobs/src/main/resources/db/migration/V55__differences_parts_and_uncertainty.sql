-- Differences between two groups, and all p values adjusted for their number.
alter table released.group_test add column p_holm double precision, add column p_bh double precision;
create table released.group_test_pair (
    edition_id bigint not null, year integer, indicator text, grouping text, group_a text, group_b text,
    statistic double precision, organisations_a integer, organisations_b integer, p_value double precision,
    rank_biserial double precision, method text, state text, p_holm double precision, p_bh double precision);
create index on released.group_test_pair (edition_id, year);
comment on column released.group_test_pair.statistic is 'U: pairs of organisations in which that of group_a is larger, ties half';

-- What the change of a total over reporting members from the year before is made of.
create table released.growth_part (
    edition_id bigint not null, organisation_id text, year integer, indicator text, part text, unit text,
    members bigint, change double precision, state text);
create index on released.growth_part (edition_id, organisation_id, year);

-- What travels with a value: for how much revenue its contributors stand, and whether it lies far from the others; and between what
-- bounds a mean or median may lie.
alter table released.indicator_value
    add column coverage_by_revenue double precision,
    add column outlier text;
alter table released.group_value add column interval_lower double precision, add column interval_upper double precision;
