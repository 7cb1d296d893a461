insert into old_execution
select e.job_execution_id, e.job_instance_id from batch.batch_job_execution e
inner join batch.batch_job_instance i on i.job_instance_id = e.job_instance_id
where e.create_time < :before and not e.{under_way}
  and exists (select 1 from batch.batch_job_instance later
              where later.job_name = i.job_name and later.job_instance_id > i.job_instance_id)
