create view known.{record} as
select {columns}, r.delivery_id, r.row_number
from raw.{record} r
inner join covalue.delivery d on d.delivery_id = r.delivery_id
where d.state = 'complete'
  and d.received_at <= (select as_of from known.run)
  and (d.accepted_at > (select accepted_by from known.run)) is not true
  and not exists (
      select 1
      from covalue.unresolved_reference u
      where u.record = '{record}'
        and u.delivery_id = r.delivery_id
        and u.row_number = r.row_number
        and u.rejected_at <= (select as_of from known.run)
        and (u.resolved_at is null or u.resolved_at > (select as_of from known.run)
             or u.settled_at > (select accepted_by from known.run)))
  and r.withdraw is not true
  and {counts}
  and not exists (
      select 1
      from raw.{record} w
      inner join covalue.delivery wd on wd.delivery_id = w.delivery_id
      where w.withdraw and {is_of_same_key}
        and (w.delivery_id, w.row_number) > (r.delivery_id, r.row_number)
        and wd.state = 'complete'
        and wd.received_at <= (select as_of from known.run)
        and (wd.accepted_at > (select accepted_by from known.run)) is not true)
