select d.delivery_id
from covalue.delivery d
left join (
    select r.delivery_id, count(*) as stored, max(r.row_number) as last_row from raw.{record} r
    where r.delivery_id in (select delivery_id from covalue.delivery where run_id = :run) group by r.delivery_id
) s on s.delivery_id = d.delivery_id
where d.run_id = :run and d.record = '{record}' and d.state = 'waiting'
  and (d.rows_loaded <> coalesce(s.stored, 0) or d.last_row < coalesce(s.last_row, 0)
       or d.rows_read <> d.rows_loaded + d.rows_rejected or d.rows_in_file <> d.rows_read)
