/*
title:       {en: On-time completion, es: Finalización en plazo}
question:
  en: "How many of the projects that were to end in the year ended on time?"
  es: "¿Cuántos de los proyectos que debían terminar en el año terminaron en plazo?"
family:      project
dimension:   delivery
code:        PRJ-03
numerator:
  en: "Projects that ended no later than planned and were not cancelled"
  es: "Proyectos que terminaron a más tardar en la fecha prevista y no se cancelaron"
denominator:
  en: "Projects planned to end in the year and not after the business date"
  es: "Proyectos que debían terminar en el año y no después de la fecha de referencia"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.14"
source:      "M&E practice"
examples:
  - name: cancelled projects and those open past the date are late
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
        P2         | cordoba
        P3         | cordoba
      project_year: |
        project_id | organisation_id | year | status    | is_due | is_on_time
        P1         | cordoba         | 2023 | completed | true   | true
        P2         | cordoba         | 2023 | active    | true   | false
        P3         | cordoba         | 2023 | cancelled | true   | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 3           | 3            | 3
  - name: a year in which nothing was due has a denominator of zero
    given:
      year: |
        year
        2022
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_year: |
        project_id | organisation_id | year | status    | is_due | is_on_time
        P1         | cordoba         | 2022 | completed | false  | true
        P1         | cordoba         | 2023 | completed | true   | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 1         | 1           | 1            | 1
  - name: all late is a true zero; an organisation without projects has no row
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_year: |
        project_id | organisation_id | year | status    | is_due | is_on_time
        P1         | cordoba         | 2023 | completed | true   | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 1            | 1
*/
with
organisation_in_year as (
    select distinct project.organisation_id, year.year
    from project
    cross join year
),
due_project as (
    select
        organisation_id,
        year,
        count(project_id) filter (where is_on_time) as on_time,
        count(project_id) as due
    from project_year
    where is_due
    group by organisation_id, year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    cast(coalesce(due_project.on_time, 0) as double precision) as numerator,
    cast(coalesce(due_project.due, 0) as double precision) as denominator,
    coalesce(due_project.due, 0) as contributors,
    coalesce(due_project.due, 0) as eligible
from organisation_in_year
left join due_project
    on due_project.organisation_id = organisation_in_year.organisation_id
    and due_project.year = organisation_in_year.year
