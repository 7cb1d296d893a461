-- Loaded by a version that did not keep how many rows a file has.
select file || ' (' || to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') || '): taken as complete without a row by an earlier version, '
       || 'which may have lost them'
from covalue.delivery where state = 'complete' and rows_in_file is null order by file
