create table {next}.indicator_value (
    organisation_id text, year integer, indicator text, value double precision, state text,
    unit text, numerator double precision, denominator double precision, contributors bigint,
    eligible bigint, coverage double precision, age_band text, funding_class text, coverage_by_revenue double precision);
-- Per cell of an organisation (organisation_id) and of a group (age_band and funding_class, each also all).
create table {next}.contribution (
    indicator text, year integer, organisation_id text, age_band text, funding_class text, owners bigint,
    numerator_total double precision, numerator_largest double precision,
    numerator_second double precision, denominator_total double precision,
    denominator_largest double precision, denominator_second double precision);
-- What is told relative to another year, and which.
create table {next}.base_year (indicator text, organisation_id text, year integer, base_year integer);
-- Figures of groups of organisations, by age band (or all).
create table {next}.group_row (
    indicator text, year integer, age_band text, value double precision, organisations bigint, state text);
-- Owners of several memberships in a year; an owner across organisations is one contributor to their groups.
create table {next}.merged_owner as
select m.organisation_id, m.year, m.member_id, m.owner_id, o.is_across
from member_year m
inner join (
    select year, owner_id, min(organisation_id) <> max(organisation_id) as is_across
    from member_year group by year, owner_id having count(*) > 1
) o on o.year = m.year and o.owner_id = m.owner_id;
-- The last revenue that a firm has reported as a member by the end of a year; nothing where it never has.
create table {next}.last_revenue as
select organisation_id, year, member_id,
       max(real_revenue) over (partition by organisation_id, member_id, reports) as revenue
from (
    select organisation_id, year, member_id, real_revenue,
           count(real_revenue) over (partition by organisation_id, member_id order by year) as reports
    from member_year
    where is_firm
) m
where reports > 0;
create table {next}.revenue_of_firms as
select organisation_id, year, sum(revenue order by member_id) as revenue
from {next}.last_revenue
group by organisation_id, year
