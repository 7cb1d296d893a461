create temporary table unknown_reference as
select r.delivery_id, r.row_number, r.{field} as found, {organisation} as organisation_id, {member} as member_id
from raw.{record} r
inner join covalue.delivery d on d.delivery_id = r.delivery_id
where d.run_id = {run} and d.state = 'complete' and r.{field} is not null and r.withdraw is not true
  and not exists (select 1 from known.{target} t where t.{target_key} = r.{field})
