create table {next}.network_figure (
    organisation_id text, wave integer, relation text, nodes integer, rostered integer,
    ties bigint, density double precision, reciprocity double precision, transitivity double precision,
    indegree_centralisation double precision, betweenness_centralisation double precision, components integer,
    largest_component integer, isolates integer, fragmentation double precision, ei_index double precision,
    core_periphery double precision, multiplexity double precision, of_wider double precision, state text);
create table {next}.network_change (
    organisation_id text, relation text, wave_from integer, wave_to integer,
    respondents integer, density_from double precision, density_to double precision, difference double precision,
    ties_kept bigint, ties_new bigint, ties_gone bigint, p_value double precision, p_adjusted double precision,
    verdict text, state text);
create table {next}.network_drawing (
    organisation_id text, wave integer, relation text, kind text,
    x double precision, y double precision, to_x double precision, to_y double precision, ties integer)
