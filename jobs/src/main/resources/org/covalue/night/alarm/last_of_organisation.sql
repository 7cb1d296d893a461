-- Rows that changed something stand in raw, of the others there is a note of when they came.
select greatest(
    (select max(d.received_at) from covalue.delivery d
     where d.record = '{record}' and d.state = 'complete'
       and exists (select 1 from raw.{record} r where r.delivery_id = d.delivery_id and {is_of_organisation})),
    (select u.received_at from covalue.unchanged_arrival u where u.record = '{record}' and u.organisation_id = asked.organisation_id))
from (select cast(? as text) as organisation_id) asked
