select exists (select 1 from covalue.edition where business_date = :date and published_at is not null)
    or exists (
        select 1 from batch.batch_job_execution_params d
        inner join batch.batch_job_execution_params c
            on c.job_execution_id = d.job_execution_id and c.parameter_name = 'command'
        where d.parameter_name = 'business_date' and d.parameter_value = :day and c.parameter_value = 'nightly')
