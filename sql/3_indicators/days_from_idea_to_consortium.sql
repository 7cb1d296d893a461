/*
title:       {en: Time from idea to signed consortium, es: Tiempo desde la idea hasta el consorcio firmado}
question:
  en: "How many days does it take from a project's idea to its signed consortium?"
  es: "¿Cuántos días transcurren desde la idea de un proyecto hasta la firma del consorcio?"
family:      shared_value
dimension:   barriers
code:        SHV-20
numerator:
  en: "Median of days from idea to signature, over projects signed in the year with both dates and at least two partners"
  es: "Mediana de días entre la idea y la firma, de los proyectos firmados en el año con ambas fechas y al menos dos socios"
unit:        days
scale:       1
better:      lower
pool:        none
sdg:         "17.17"
source:      Collective CSV paper (transaction costs); own operationalisation
examples:
  - name: the median of an even number is the mean of the two in the middle
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | signed_year | days_to_signature | partners
        cordoba         | P1         | 2023        | 100               | 2
        cordoba         | P2         | 2023        | 30                | 3
        cordoba         | P3         | 2023        | 10                | 2
        cordoba         | P4         | 2023        | 50                | 2
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 40    | 4            | 4        |
        rosario         | 2023 |       | 0            | 0        |
  - name: signed on the day of the idea is zero days, a project without both dates has none
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | signed_year | days_to_signature | partners
        cordoba         | P1         | 2023        | 0                 | 2
        cordoba         | P2         | 2023        |                   | 2
        rosario         | P3         | 2023        |                   | 2
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 0     | 1            | 2        |
        rosario         | 2023 |       | 0            | 1        | not_reported
  - name: one partner makes no consortium
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_course: |
        organisation_id | project_id | signed_year | days_to_signature | partners
        cordoba         | P1         | 2023        | 900               | 1
        cordoba         | P2         | 2023        | 20                | 2
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 20    | 1            | 2        |
        rosario         | 2023 |       | 0            | 0        |
*/
with
signed_project as (
    select
        organisation_id,
        signed_year as year,
        percentile_cont(0.5) within group (order by case when partners >= 2 then days_to_signature end) as value,
        count(case when partners >= 2 then days_to_signature end) as used,
        count(project_id) as projects
    from project_course
    where signed_year is not null
    group by organisation_id, signed_year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(signed_project.value as double precision) as value,
    coalesce(signed_project.used, 0) as contributors,
    coalesce(signed_project.projects, 0) as eligible,
    case when signed_project.used = 0 then 'not_reported' end as state
from organisation_record
left join signed_project
    on signed_project.organisation_id = organisation_record.organisation_id
    and signed_project.year = organisation_record.year
where organisation_record.record = 'project'
