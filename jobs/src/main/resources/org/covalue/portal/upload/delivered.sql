-- What the last night that took a file made of it. One row, or none.
select d.run_id, min(d.state) as state, sum(d.rows_loaded + d.rows_unchanged) as loaded, sum(d.rows_rejected) as rejected,
       sum(coalesce(covalue.problems_of_sent(d.delivery_id), 0)) as problems
from covalue.delivery d
where d.sha256 = :sha256 and right(replace(d.path, '\', '/'), length(:place)) = :place and d.state in ('complete', 'refused')
group by d.run_id
order by d.run_id desc
limit 1
