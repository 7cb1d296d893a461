with execution as (
    select e.job_instance_id, min(e.start_time) as started, max(e.end_time) as ended, count(*) as tries,
           coalesce(sum(extract(epoch from coalesce(e.end_time, e.last_updated) - e.start_time)), 0) as seconds,
           (array_agg(e.status order by e.job_execution_id desc))[1] as state,
           (array_agg(e.exit_message order by e.job_execution_id desc))[1] as message,
           (array_agg({under_way} order by e.job_execution_id desc))[1] as is_under_way,
           max(e.job_execution_id) as last_execution
    from batch.batch_job_execution e
    group by e.job_instance_id
), delivered as (
    select run_id, count(*) filter (where state not in ('not_taken', 'ignored')) as files,
           count(*) filter (where state = 'not_taken') as not_taken, sum(rows_loaded) as loaded, sum(rows_rejected) as rejected
    from covalue.delivery group by run_id
)
select e.*, d.files, d.not_taken, d.loaded, d.rejected,
       (select p.parameter_value from batch.batch_job_execution_params p
        where p.job_execution_id = e.last_execution and p.parameter_name = 'command') as command,
       (select p.parameter_value from batch.batch_job_execution_params p
        where p.job_execution_id = e.last_execution and p.parameter_name = 'business_date') as business_date,
       (select max(n.edition_id) from covalue.edition n
        where n.run_id = e.job_instance_id and n.published_at is not null) as edition,
       (select string_agg(s.step_name, ', ') from batch.batch_step_execution s
        where s.job_execution_id = e.last_execution and s.status <> 'COMPLETED'
          and s.step_name not like '%:%') as failed_step,
       (select string_agg(distinct g.rule || case when g.accepted_reason is null then '' else ' accepted' end, ', ')
        from covalue.gate_finding g where g.run_id = e.job_instance_id) as gate,
       (select coalesce(sum(w.warnings - w.confirmed), 0) from covalue.plausibility_count w where w.run_id = e.job_instance_id) as to_confirm,
       coalesce((select bool_or(n.caught_up) from covalue.night n where n.run_id = e.job_instance_id), false) as is_caught_up
from execution e
left join delivered d on d.run_id = e.job_instance_id
