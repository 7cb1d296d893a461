/*
title:       {en: Budget execution, es: Ejecución presupuestaria}
question:
  en: "How much of their budget did the projects that ended in the year spend?"
  es: "¿Cuánto de su presupuesto gastaron los proyectos terminados en el año?"
family:      project
dimension:   delivery
code:        PRJ-04
numerator:
  en: "Spent by projects that ended in the year and report both figures"
  es: "Gasto de los proyectos terminados en el año que informan ambas cifras"
denominator:
  en: "Budget of the same projects"
  es: "Presupuesto de los mismos proyectos"
unit:        percent
scale:       100
better:      neutral
pool:        ratio_of_sums
sdg:         "17.14"
source:      Funder reporting practice
examples:
  - name: sums of the projects with both figures; more can be spent than was planned
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | ended_year | budget_usd | spent_usd
        cordoba         | P1         | 2023       | 100        | 120
        cordoba         | P2         | 2023       | 300        | 200
        cordoba         | P3         | 2022       | 500        | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 320       | 400         | 2            | 2        |
        rosario         | 2023 | 0         | 0           | 0            | 0        |
  - name: nothing spent is a true zero, a missing figure leaves the project out of both sums
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | ended_year | budget_usd | spent_usd
        cordoba         | P1         | 2023       | 100        | 0
        cordoba         | P2         | 2023       | 300        |
        cordoba         | P3         | 2023       |            | 50
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 100         | 1            | 3        |
        rosario         | 2023 | 0         | 0           | 0            | 0        |
  - name: projects ended without figures are not reported, no project ended is a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | ended_year | budget_usd | spent_usd
        cordoba         | P1         | 2023       |            | 50
        rosario         | P2         |            | 100        | 50
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 0           | 0            | 1        | not_reported
        rosario         | 2023 | 0         | 0           | 0            | 0        |
*/
with
ended_project as (
    select
        organisation_id,
        ended_year as year,
        sum(spent_usd) filter (where budget_usd is not null) as spent,
        sum(budget_usd) filter (where spent_usd is not null) as budget,
        count(project_id) filter (where spent_usd is not null and budget_usd is not null) as used,
        count(project_id) as projects
    from project_course
    where ended_year is not null
    group by organisation_id, ended_year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    coalesce(ended_project.spent, 0) as numerator,
    coalesce(ended_project.budget, 0) as denominator,
    coalesce(ended_project.used, 0) as contributors,
    coalesce(ended_project.projects, 0) as eligible,
    case when ended_project.used = 0 then 'not_reported' end as state
from organisation_record
left join ended_project
    on ended_project.organisation_id = organisation_record.organisation_id
    and ended_project.year = organisation_record.year
where organisation_record.record = 'project'
