select {columns}, {own_of} as own_of, d.received_at, d.accepted_at, d.sent_by, d.file, d.sheet, r.row_number, d.delivery_id, d.run_id,
       (select string_agg(case when u.resolved_at is null then 'waits for the ' || u.target || ' ' || u.found
                               else 'waited for the ' || u.target || ' ' || u.found || ' until '
                                    || to_char(u.resolved_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') end, '; ' order by u.column_name)
        from covalue.unresolved_reference u
        where u.record = '{record}' and u.delivery_id = r.delivery_id and u.row_number = r.row_number) as waits
from raw.{record} r
inner join covalue.delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
where {is_of_key}
order by {key}, r.delivery_id, r.row_number
limit {most}
