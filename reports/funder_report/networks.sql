/* One row per survey wave up to the year, and relation; the latest wave first. */
select
    figure.wave, figure.relation, figure.nodes, figure.rostered, figure.ties, figure.density, figure.reciprocity,
    figure.transitivity, figure.indegree_centralisation, figure.betweenness_centralisation, figure.components,
    figure.isolates, figure.fragmentation, figure.ei_index, figure.core_periphery, figure.multiplexity, figure.of_wider,
    case when figure.state <> 'ok' then figure.state else 'not_applicable' end as missing_state
from network_figure as figure
where figure.organisation_id = :organisation and figure.wave <= :year
order by
    figure.wave desc,
    array_position(
        array['knows', 'communicates', 'shares_sensitive', 'worked_together', 'cooperates_with_competitor', 'all'],
        figure.relation)
