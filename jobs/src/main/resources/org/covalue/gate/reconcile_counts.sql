-- Files whose rows do not add up.
select label as file, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') as day,
       coalesce(cast(rows_in_file as text), '?') as held, rows_read as read, rows_loaded as loaded, rows_rejected as rejected,
       rows_unchanged as unchanged
from covalue.delivery
where state = 'complete' and (rows_read <> rows_loaded + rows_rejected + rows_unchanged or rows_in_file <> rows_read)
order by label
