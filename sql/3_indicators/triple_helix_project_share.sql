/*
title:       {en: Triple-helix projects, es: Proyectos de triple hélice}
question:
  en: "How many of the active projects bring together a firm, a research institution and a public body?"
  es: "¿Cuántos de los proyectos activos reúnen una empresa, una institución de investigación y un organismo público?"
family:      project
dimension:   reach
code:        PRJ-02
numerator:
  en: "Active projects with at least one firm, one university or research centre, and one public body"
  es: "Proyectos activos con al menos una empresa, una universidad o centro de investigación y un organismo público"
denominator:
  en: "Projects active in the year"
  es: "Proyectos activos en el año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      ECCP triple-helix criterion
examples:
  - name: one of two active projects has all three
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
      project_year: |
        organisation_id | project_id | year | is_active
        cordoba         | P1         | 2023 | true
        cordoba         | P2         | 2023 | true
        cordoba         | P3         | 2023 | false
      project_course: |
        organisation_id | project_id | started_year | is_triple_helix
        cordoba         | P1         | 2022         | true
        cordoba         | P2         | 2022         | false
        cordoba         | P3         | 2022         | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 2           | 2            | 2
  - name: no project active in the year is a denominator of zero, no project ever is no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | proposal
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 0           | 0            | 0
  - name: a project that is to start after the business date is not active
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
      project_year: |
        organisation_id | project_id | year | is_active
        cordoba         | P1         | 2023 | true
        cordoba         | P2         | 2023 | true
      project_course: |
        organisation_id | project_id | started_year | is_triple_helix
        cordoba         | P1         | 2022         | false
        cordoba         | P2         |              | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 1            | 1
*/
with
active_project as (
    select
        project_year.organisation_id,
        project_year.year,
        count(project_year.project_id) filter (where project_course.is_triple_helix) as counted,
        count(project_year.project_id) as projects
    from project_year
    inner join project_course on project_course.project_id = project_year.project_id
    where project_year.is_active and project_course.started_year is not null
    group by project_year.organisation_id, project_year.year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(active_project.counted, 0) as double precision) as numerator,
    cast(coalesce(active_project.projects, 0) as double precision) as denominator,
    coalesce(active_project.projects, 0) as contributors,
    coalesce(active_project.projects, 0) as eligible
from organisation_record
left join active_project
    on active_project.organisation_id = organisation_record.organisation_id
    and active_project.year = organisation_record.year
where organisation_record.record = 'project'
