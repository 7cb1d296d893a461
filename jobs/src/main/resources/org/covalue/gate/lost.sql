-- Rows of a record type, and memberships in force, beside those that the edition before rests on.
select b.record, b.rows as before, :before as edition, coalesce(n.rows, 0) as now,
       round(100.0 * (b.rows - coalesce(n.rows, 0)) / b.rows, 1) as fewer, cast(:lost_percent as numeric) as most
from covalue.edition e
inner join covalue.staged_rows b on b.run_id = e.run_id
left join covalue.staged_rows n on n.run_id = :run and n.record = b.record
where e.edition_id = :before and 100.0 * (b.rows - coalesce(n.rows, 0)) > cast(:lost_percent as numeric) * b.rows
order by b.record
