with step as (
{steps}
), night as (
    select i.job_instance_id as run_id from batch.batch_job_instance i
    where i.job_name = 'nightly' and i.job_instance_id < :run and exists (
        select 1 from batch.batch_job_execution e where e.job_instance_id = i.job_instance_id and e.status = 'COMPLETED')
    order by 1 desc limit :nights
), usual as (
    select s.step_name, percentile_cont(0.5) within group (order by s.seconds) as seconds,
           max(s.started) filter (where s.run_id = (select max(run_id) from night)) as started
    from step s inner join night n on n.run_id = s.run_id
    group by s.step_name
), own as (
    select * from step where run_id = :run
)
select coalesce(o.step_name, u.step_name), o.started, coalesce(o.seconds, 0), coalesce(lower(o.state), 'waiting'), u.seconds
from own o
full join usual u on u.step_name = o.step_name
order by o.started nulls last, u.started nulls last
