/* One row per project of the organisation that touches the year, with the funder's share (of all funders if none is named): 0 where only others share it. */
with share as (
    select project_id, coalesce(sum(share) filter (where cast(:funder as text) is null or funder_id = :funder), 0) as share
    from project_share
    where organisation_id = :organisation
    group by project_id
)
select
    project.project_id, project.title, project.objective, project.sdg_targets, project.status, project.started_on,
    project.planned_end_on, project.ended_on, project.budget, project.currency, project.participants, share.share
from project
left join share on share.project_id = project.project_id
where project.organisation_id = :organisation
    and project.started_on <= make_date(:year, 12, 31)
    and coalesce(project.ended_on, project.planned_end_on, make_date(:year, 12, 31)) >= make_date(:year, 1, 1)
order by project.started_on, project.project_id
