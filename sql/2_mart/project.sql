/*
title:    {en: Projects, es: Proyectos}
grain:    one row per project
released: true
examples:
  - name: participants are distinct members, none is zero
    given:
      project: |
        project_id | organisation_id | title       | status | budget | currency
        P1         | cordoba         | Clean water | active | 100    | EUR
        P2         | cordoba         | Fair        | idea   |        |
      participation: |
        project_id | member_id
        P1         | F1
        P1         | F2
    expect: |
        project_id | organisation_id | title       | status | budget | currency | participants
        P1         | cordoba         | Clean water | active | 100    | EUR      | 2
        P2         | cordoba         | Fair        | idea   |        |          | 0
*/
with
participant_count as (
    select project_id, count(distinct member_id) as participants
    from participation
    group by project_id
)
select
    project.project_id,
    project.organisation_id,
    project.title,
    project.objective,
    project.shared_value_level,
    project.sdg_targets,
    project.status,
    project.started_on,
    project.planned_end_on,
    project.ended_on,
    project.budget,
    project.spent,
    project.currency,
    coalesce(participant_count.participants, 0) as participants
from project
left join participant_count on participant_count.project_id = project.project_id
