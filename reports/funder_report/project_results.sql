/* One row per planned result of the projects that touch the year. */
select
    project.title, project_result.result_name, project_result.result_kind, project_result.unit, project_result.due_on,
    project_result.baseline, project_result.target, project_result.actual, project_result.achievement
from project
inner join project_result on project_result.project_id = project.project_id
where project.organisation_id = :organisation
    and project.started_on <= make_date(:year, 12, 31)
    and coalesce(project.ended_on, project.planned_end_on, make_date(:year, 12, 31)) >= make_date(:year, 1, 1)
order by project.started_on, project.project_id, project_result.due_on, project_result.result_name
