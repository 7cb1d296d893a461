/*
One row per project that touches the year and has funders' shares: the part of its budget that is this funder's (the whole
where no funder is named). Parts of all funders add up to the budget, and whoever else reports a part is named.
*/
with part as (
    select
        project.project_id, project.title, project.started_on, project.budget, project.currency, project_share.funder_id,
        coalesce(nullif(project_share.funder_name, ''), project_share.funder_id) as funder_name, project_share.share,
        cast(:funder as text) is null or project_share.funder_id = :funder as is_own
    from project
    inner join project_share on project_share.project_id = project.project_id
    where project.organisation_id = :organisation
        and project.started_on <= make_date(:year, 12, 31)
        and coalesce(project.ended_on, project.planned_end_on, make_date(:year, 12, 31)) >= make_date(:year, 1, 1)
)
select
    title, budget, currency,
    sum(share order by funder_id) filter (where is_own) as share,
    sum(budget * share / 100 order by funder_id) filter (where is_own) as part,
    coalesce(sum(budget * share / 100 order by funder_id) filter (where not is_own), budget * 0) as of_others,
    case when cast(:funder as text) is null
        then string_agg(funder_name, '; ' order by share desc, funder_id)
        else string_agg(funder_name, '; ' order by share desc, funder_id) filter (where not is_own) end as reported_to
from part
group by project_id, title, started_on, budget, currency
having bool_or(is_own)
order by started_on, project_id
