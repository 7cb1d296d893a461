select e.job_instance_id as run_id, s.step_name, min(s.start_time) as started, max(s.end_time) as ended,
       sum(extract(epoch from coalesce(s.end_time, s.last_updated) - s.start_time)) as seconds,
       (array_agg(s.status order by s.step_execution_id desc))[1] as state
from batch.batch_step_execution s
inner join batch.batch_job_execution e on e.job_execution_id = s.job_execution_id
where s.step_name not like '%:%' and s.start_time is not null
group by e.job_instance_id, s.step_name
