select p.parameter_name, p.parameter_value
from batch.batch_job_execution_params p
inner join batch.batch_job_execution e on e.job_execution_id = p.job_execution_id
inner join covalue.edition n on n.run_id = e.job_instance_id
where n.edition_id = :edition and p.parameter_name in ('base_year', 'years')
order by e.job_execution_id
