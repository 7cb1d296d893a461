-- Loaded by a version that did not keep how many rows a file has.
select label as file, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') as day
from covalue.delivery where state = 'complete' and rows_in_file is null order by label
