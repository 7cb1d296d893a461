/*
title:       {en: Budget share of shared-value projects, es: Proporción presupuestaria de proyectos de valor compartido}
question:
  en: "How much of the budget of active projects is for projects that create shared value?"
  es: "¿Qué parte del presupuesto de los proyectos activos corresponde a proyectos que crean valor compartido?"
family:      shared_value
dimension:   collective action
code:        SHV-16
numerator:
  en: "Budget of the year of active projects with an SDG target and a shared-value level"
  es: "Presupuesto del año de los proyectos activos con una meta ODS y un nivel de valor compartido"
denominator:
  en: "Budget of the year of all active projects"
  es: "Presupuesto del año de todos los proyectos activos"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      Collective CSV paper; Porter-Kramer
examples:
  - name: budgets of the days of the year, in one currency
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
        P2         | cordoba
      project_year: |
        project_id | organisation_id | year | is_active | is_shared_value | budget_usd
        P1         | cordoba         | 2023 | true      | true            | 30
        P2         | cordoba         | 2023 | true      | false           | 70
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 30        | 100         | 2            | 2
  - name: a project without a usable budget counts in neither part, and with no budget at all there is no row
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
        P2         | cordoba
        P3         | rosario
      project_year: |
        project_id | organisation_id | year | is_active | is_shared_value | budget_usd
        P1         | cordoba         | 2023 | true      | true            |
        P2         | cordoba         | 2023 | true      | false           | 70
        P3         | rosario         | 2023 | true      | true            |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 70          | 1            | 2
  - name: a year in which none of the projects is active has no budget to share
    given:
      year: |
        year
        2022
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_year: |
        project_id | organisation_id | year | is_active | is_shared_value | budget_usd
        P1         | cordoba         | 2022 | true      | true            | 30
        P1         | cordoba         | 2023 | false     | true            |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 30        | 30          | 1            | 1
        cordoba         | 2023 | 0         | 0           | 0            | 0
*/
with
organisation_in_year as (
    select distinct project.organisation_id, year.year
    from project
    cross join year
),
active_project as (
    select
        organisation_id,
        year,
        coalesce(sum(budget_usd) filter (where is_shared_value), 0) as shared_value_budget,
        sum(budget_usd) as budget,
        count(budget_usd) as budgets,
        count(project_id) as projects
    from project_year
    where is_active
    group by organisation_id, year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    coalesce(active_project.shared_value_budget, 0) as numerator,
    coalesce(active_project.budget, 0) as denominator,
    coalesce(active_project.budgets, 0) as contributors,
    coalesce(active_project.projects, 0) as eligible
from organisation_in_year
left join active_project
    on active_project.organisation_id = organisation_in_year.organisation_id
    and active_project.year = organisation_in_year.year
where active_project.projects is null or active_project.budgets > 0
