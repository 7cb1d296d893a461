-- Rows of a record type, and memberships in force, beside those that the edition before rests on.
select b.record || ': ' || b.rows || ' rows in edition ' || :before || ', ' || coalesce(n.rows, 0) || ' now ('
       || round(100.0 * (b.rows - coalesce(n.rows, 0)) / b.rows, 1) || ' percent fewer; at most ' || cast(:lost_percent as numeric) || ')'
from covalue.edition e
inner join covalue.staged_rows b on b.run_id = e.run_id
left join covalue.staged_rows n on n.run_id = :run and n.record = b.record
where e.edition_id = :before and 100.0 * (b.rows - coalesce(n.rows, 0)) > cast(:lost_percent as numeric) * b.rows
order by b.record
