select organisation_id, year, cast(null as text) as relation, member_id as from_id, cast(null as text) as to_id, sector, has_responded
from network_roster
union all
select organisation_id, year, relation, from_member_id, to_member_id, null, true
from network_arc
order by organisation_id, year, relation nulls first, from_id, to_id
