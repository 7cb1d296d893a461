-- Files whose rows do not add up.
select file || ' (' || to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') || '): ' || coalesce(cast(rows_in_file as text), '?')
       || ' rows in the file, ' || rows_read || ' read, ' || rows_loaded || ' loaded, ' || rows_rejected || ' rejected, '
       || rows_unchanged || ' unchanged'
from covalue.delivery
where state = 'complete' and (rows_read <> rows_loaded + rows_rejected + rows_unchanged or rows_in_file <> rows_read)
order by file
