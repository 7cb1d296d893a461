-- Which file and row the values come from that are asked about: the latest version of each record.
with asked as (
    select distinct record_key from covalue.plausibility_warning where record = '{record}'
), place as (
    select distinct on (a.record_key) a.record_key, r.delivery_id, r.row_number, {organisation} as organisation_id, {member} as member_id
    from known.{record} r
    inner join asked a on a.record_key = concat_ws(',', {key})
    order by a.record_key, r.delivery_id desc, r.row_number desc
)
update covalue.plausibility_warning w
set delivery_id = p.delivery_id, row_number = p.row_number, organisation_id = p.organisation_id, member_id = p.member_id
from place p
where w.record = '{record}' and w.record_key = p.record_key
