/*
title: {en: Projects, es: Proyectos}
grain: one row per project
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      project: |
        delivery_id | row_number | project_id | organisation_id | title             | status    | sdg_targets | ended_on   | budget | in_annual_plan
        1           | 1          | P1         | cordoba         | Less waste        | active    | 8.2;12.5    |            | 80000  | true
        1           | 2          | P2         | cordoba         | Export consortium | idea      |             |            |        |
        2           | 1          | P1         | cordoba         | Less waste        | completed |             | 2023-02-28 | 80000  |
    expect: |
      project_id | title             | status    | sdg_targets | ended_on   | budget | in_annual_plan
      P1         | Less waste        | completed |             | 2023-02-28 | 80000  |
      P2         | Export consortium | idea      |             |            |        |
*/
with delivered as (
    select
        project_id, organisation_id, title, objective, shared_value_level, sdg_targets, status,
        idea_on, signed_on, started_on, planned_end_on, ended_on, budget, spent, currency,
        in_annual_plan,
        row_number() over (
            partition by project_id
            order by delivery_id desc, row_number desc
        ) as recency
    from project
)
select
    project_id, organisation_id, title, objective, shared_value_level, sdg_targets, status, idea_on,
    signed_on, started_on, planned_end_on, ended_on, budget, spent, currency, in_annual_plan
from delivered
where recency = 1
