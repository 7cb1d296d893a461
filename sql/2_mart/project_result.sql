/*
title:    {en: Results of projects, es: Resultados de los proyectos}
grain:    one row per project, result and due date
released: true
examples:
  - name: achievement is the part of the way from baseline to target, from 0 to 100; a blank baseline is zero
    given:
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_result: |
        project_id | result_name | baseline | target | actual | due_on
        P1         | jobs        | 20       | 40     | 35     | 2023-06-30
        P1         | patents     |          | 4      | 5      | 2023-06-30
        P1         | firms       | 10       | 20     | 8      | 2023-06-30
    expect: |
        result_name | baseline | achievement
        jobs        | 20       | 75
        patents     | 0        | 100
        firms       | 10       | 0
  - name: a target below the baseline works the same way; a target equal to it says nothing
    given:
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_result: |
        project_id | result_name | baseline | target | actual | due_on
        P1         | waste       | 100      | 60     | 70     | 2023-06-30
        P1         | jobs        | 5        | 5      | 6      | 2023-06-30
        P1         | energy      | 5        |        | 6      | 2023-06-30
    expect: |
        result_name | achievement
        waste       | 75
        jobs        |
        energy      |
  - name: nothing measured is open for 90 days after the due date, then zero
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-03-30    | 2020      | USD
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_result: |
        project_id | result_name | baseline | target | actual | due_on
        P1         | jobs        | 0        | 5      |        | 2023-12-31
        P1         | firms       | 0        | 5      |        | 2024-01-01
    expect: |
        result_name | achievement
        jobs        | 0
        firms       |
*/
with
result as (
    select
        project_id,
        result_name,
        result_kind,
        unit,
        coalesce(baseline, 0) as baseline,
        target,
        actual,
        due_on
    from project_result
)
select
    result.project_id,
    project.organisation_id,
    result.result_name,
    result.result_kind,
    result.unit,
    result.baseline,
    result.target,
    result.actual,
    result.due_on,
    case
        when result.target is null or result.target = result.baseline then null
        when result.actual is not null then least(100, greatest(0,
            100 * (result.actual - result.baseline) / (result.target - result.baseline)))
        when days_between(result.due_on, run.business_date) >= 90 then 0
    end as achievement
from result
inner join project on project.project_id = result.project_id
cross join run
