-- What network surveys found, wave by wave; how relations changed between waves; and the pictures, which name nobody.
create table released.network_figure (
    edition_id bigint not null, organisation_id text, wave integer, relation text, nodes integer, rostered integer,
    ties bigint, density double precision, reciprocity double precision, transitivity double precision,
    indegree_centralisation double precision, betweenness_centralisation double precision, components integer,
    largest_component integer, isolates integer, fragmentation double precision, ei_index double precision,
    core_periphery double precision, multiplexity double precision, of_wider double precision, state text);
create table released.network_change (
    edition_id bigint not null, organisation_id text, relation text, wave_from integer, wave_to integer,
    respondents integer, density_from double precision, density_to double precision, difference double precision,
    ties_kept bigint, ties_new bigint, ties_gone bigint, p_value double precision, p_adjusted double precision,
    verdict text, state text);
create table released.network_drawing (
    edition_id bigint not null, organisation_id text, wave integer, relation text, kind text,
    x double precision, y double precision, to_x double precision, to_y double precision, ties integer);
create index on released.network_figure (edition_id, organisation_id, wave);
create index on released.network_change (edition_id, organisation_id);
create index on released.network_drawing (edition_id, organisation_id, wave);

-- A night that was interrupted before its values were released goes on with indicators measured before there were these.
do $$
begin
    if to_regnamespace('indicators') is not null then
        create table if not exists indicators.network_figure (like released.network_figure);
        create table if not exists indicators.network_change (like released.network_change);
        create table if not exists indicators.network_drawing (like released.network_drawing);
        alter table indicators.network_figure drop column if exists edition_id;
        alter table indicators.network_change drop column if exists edition_id;
        alter table indicators.network_drawing drop column if exists edition_id;
    end if;
end $$;
