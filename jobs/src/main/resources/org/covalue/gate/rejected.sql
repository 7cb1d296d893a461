-- A record type of which more rows were rejected than may be.
select record, rejected, read, round(100.0 * rejected / read, 1) as share, cast(:rejected_percent as numeric) as most
from (
    select record, sum(rows_read) as read, sum(rows_rejected) as rejected
    from covalue.delivery where run_id = :run and state = 'complete' group by record
) d
where read >= greatest(:fewest_rows, 1) and 100.0 * rejected > cast(:rejected_percent as numeric) * read
order by record
