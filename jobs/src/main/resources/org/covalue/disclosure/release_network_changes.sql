insert into released.network_change
select :edition, c.organisation_id, c.relation, c.wave_from, c.wave_to, c.respondents,
       case when d.is_open then c.density_from end, case when d.is_open then c.density_to end,
       case when d.is_open then c.difference end, case when d.is_open then c.ties_kept end,
       case when d.is_open then c.ties_new end, case when d.is_open then c.ties_gone end,
       case when d.is_open then c.p_value end, case when d.is_open then c.p_adjusted end,
       case when d.is_open then c.verdict end,
       case when d.is_open or c.state <> 'ok' then c.state else 'suppressed' end
from indicators.network_change c
cross join lateral (select c.state = 'ok' and c.respondents >= :fewest as is_open) d
order by c.organisation_id, c.wave_from, c.relation
