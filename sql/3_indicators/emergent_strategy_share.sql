/*
title:       {en: Emergent strategy share, es: Proporción de estrategia emergente}
question:
  en: "How many of the projects started in the year were not in the annual plan?"
  es: "¿Cuántos de los proyectos iniciados en el año no estaban en el plan anual?"
family:      shared_value
dimension:   strategy
code:        SHV-22
numerator:
  en: "Projects started in the year that were not in the annual plan"
  es: "Proyectos iniciados en el año que no estaban en el plan anual"
denominator:
  en: "Projects started in the year of which that is known"
  es: "Proyectos iniciados en el año de los que se sabe"
unit:        percent
scale:       100
better:      neutral
pool:        ratio_of_sums
sdg:         "17.14"
source:      Collective CSV paper (emergent strategy); own operationalisation
examples:
  - name: one of two was not planned
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | started_year | is_in_annual_plan
        cordoba         | P1         | 2023         | false
        cordoba         | P2         | 2023         | true
        cordoba         | P3         | 2022         | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 2           | 2            | 2        |
        rosario         | 2023 | 0         | 0           | 0            | 0        |
  - name: all planned is a true zero, none started a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | started_year | is_in_annual_plan
        cordoba         | P1         | 2023         | true
        rosario         | P2         |              | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 1            | 1        |
        rosario         | 2023 | 0         | 0           | 0            | 0        |
  - name: no answer is not a no
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | started_year | is_in_annual_plan
        cordoba         | P1         | 2023         | false
        cordoba         | P2         | 2023         |
        rosario         | P3         | 2023         |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 1           | 1            | 2        |
        rosario         | 2023 | 0         | 0           | 0            | 1        | not_reported
*/
with
started_project as (
    select
        organisation_id,
        started_year as year,
        count(project_id) filter (where not is_in_annual_plan) as emergent,
        count(is_in_annual_plan) as answered,
        count(project_id) as projects
    from project_course
    where started_year is not null
    group by organisation_id, started_year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(started_project.emergent, 0) as double precision) as numerator,
    cast(coalesce(started_project.answered, 0) as double precision) as denominator,
    coalesce(started_project.answered, 0) as contributors,
    coalesce(started_project.projects, 0) as eligible,
    case when started_project.answered = 0 then 'not_reported' end as state
from organisation_record
left join started_project
    on started_project.organisation_id = organisation_record.organisation_id
    and started_project.year = organisation_record.year
where organisation_record.record = 'project'
