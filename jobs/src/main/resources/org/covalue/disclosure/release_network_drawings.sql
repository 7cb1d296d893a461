insert into released.network_drawing
select :edition, g.organisation_id, g.wave, g.relation, g.kind, g.x, g.y, g.to_x, g.to_y, g.ties
from indicators.network_drawing g
inner join indicators.network_figure f
    on f.organisation_id = g.organisation_id and f.wave = g.wave and f.relation = g.relation
where f.nodes >= greatest(:fewest_drawn, :fewest)
-- By place: the order in which members stand elsewhere tells who they are.
order by g.organisation_id, g.wave, g.relation, g.kind, g.x, g.y, g.to_x, g.to_y
