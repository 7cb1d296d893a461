insert into released.network_figure
select :edition, f.organisation_id, f.wave, f.relation, f.nodes, f.rostered,
       case when d.is_open then f.ties end, case when d.is_open then f.density end,
       case when d.is_open then f.reciprocity end, case when d.is_open then f.transitivity end,
       case when d.is_open then f.indegree_centralisation end,
       case when d.is_open then f.betweenness_centralisation end,
       case when d.is_open then f.components end, case when d.is_open then f.largest_component end,
       case when d.is_open then f.isolates end, case when d.is_open then f.fragmentation end,
       case when d.is_open then f.ei_index end, case when d.is_open then f.core_periphery end,
       case when d.is_open then f.multiplexity end, case when d.is_open then f.of_wider end,
       case when d.is_open or f.state <> 'ok' then f.state else 'suppressed' end
from indicators.network_figure f
cross join lateral (select f.state = 'ok' and f.nodes >= :fewest as is_open) d
order by f.organisation_id, f.wave, f.relation
