/*
title: {en: Results of projects by year due, es: Resultados de los proyectos por año de vencimiento}
grain: one row per project, result and due date in a year of the run
examples:
  - name: a result counts in the year it is due, from the 90th day after, measured or not
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-03-30    | 2020      | USD
      year: |
        year
        2023
        2024
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_result: |
        project_id | result_name | baseline | target | actual | due_on
        P1         | jobs        | 20       | 40     | 35     | 2023-12-31
        P1         | patents     |          | 4      |        | 2023-12-31
        P1         | firms       |          | 4      | 4      | 2024-01-01
        P1         | fairs       |          | 4      | 4      | 2022-01-01
    expect: |
        organisation_id | year | result_name | is_counted | achievement
        cordoba         | 2023 | jobs        | true       | 0.75
        cordoba         | 2023 | patents     | true       | 0
        cordoba         | 2024 | firms       | false      | 1
  - name: achievement stays between 0 and 1; a target below the baseline works the same way
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_result: |
        project_id | result_name | baseline | target | actual | due_on
        P1         | jobs        | 20       | 40     | 90     | 2023-06-30
        P1         | firms       | 20       | 40     | 10     | 2023-06-30
        P1         | waste       | 100      | 60     | 70     | 2023-06-30
    expect: |
        result_name | is_counted | achievement
        jobs        | true       | 1
        firms       | true       | 0
        waste       | true       | 0.75
  - name: without a target, or with one equal to the baseline, a result is due but not counted
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_result: |
        project_id | result_name | baseline | target | actual | due_on
        P1         | jobs        | 5        | 5      | 6      | 2023-06-30
        P1         | firms       |          |        | 6      | 2023-06-30
        P1         | fairs       |          | 0      | 6      | 2023-06-30
    expect: |
        result_name | is_counted | achievement
        jobs        | false      |
        firms       | false      |
        fairs       | false      |
*/
with
result as (
    select
        project_id,
        result_name,
        due_on,
        coalesce(baseline, 0) as baseline,
        target,
        actual
    from project_result
)
select
    project.organisation_id,
    result.project_id,
    result.result_name,
    result.due_on,
    year.year,
    days_between(result.due_on, run.business_date) >= 90
        and coalesce(result.target <> result.baseline, false) as is_counted,
    case
        when result.target is null or result.target = result.baseline then null
        when result.actual is null then 0
        else least(1, greatest(0, (result.actual - result.baseline) / (result.target - result.baseline)))
    end as achievement
from result
inner join project on project.project_id = result.project_id
inner join year on year.year = cast(extract(year from result.due_on) as integer)
cross join run
