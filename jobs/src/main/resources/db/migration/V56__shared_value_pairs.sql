-- How many members' business and social results went up or down together, by organisation, year and group of members.
create table released.shared_value_pairs (
    edition_id bigint not null, organisation_id text, year integer, grouping text, member_group text, quadrant text,
    members bigint, of_members bigint, state text);
create index on released.shared_value_pairs (edition_id, organisation_id, year);
