/*
title: {en: Projects by year, es: Proyectos por año}
grain: one row per project and year of the run in which the project is active or was to end
examples:
  - name: a budget is spread over all days, both ends counted, at the rate of each year
    given:
      year: |
        year
        2022
        2023
        2024
      exchange_rate: |
        currency | year | units_per_usd
        EUR      | 2022 | 0.5
        EUR      | 2023 | 1
      project: |
        project_id | organisation_id | status    | started_on | planned_end_on | ended_on   | budget | currency | shared_value_level | sdg_targets
        P1         | cordoba         | completed | 2022-12-31 | 2023-01-09     | 2023-01-09 | 1000   | EUR      |                    |
    expect: |
        project_id | organisation_id | year | is_active | budget_usd
        P1         | cordoba         | 2022 | true      | 200
        P1         | cordoba         | 2023 | true      | 900
  - name: without a rate or a currency the budget is missing, the project stays active
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id | status | started_on | planned_end_on | ended_on | budget | currency | shared_value_level | sdg_targets
        P1         | cordoba         | active | 2023-01-01 | 2023-12-31     |          | 1000   | XCD      |                    |
        P2         | cordoba         | active | 2023-01-01 | 2023-12-31     |          |        | USD      |                    |
    expect: |
        project_id | year | is_active | budget_usd
        P1         | 2023 | true      |
        P2         | 2023 | true      |
  - name: an open project runs to its planned end, without one to the business date; without a start it is never active
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-06-30    | 2020      | USD
      year: |
        year
        2023
        2024
        2025
      project: |
        project_id | organisation_id | status | started_on | planned_end_on | ended_on | budget | currency | shared_value_level | sdg_targets
        P1         | cordoba         | active | 2023-05-01 | 2023-06-01     |          |        |          |                    |
        P2         | cordoba         | active | 2023-05-01 |                |          |        |          |                    |
        P3         | cordoba         | idea   |            | 2025-06-01     |          |        |          |                    |
    expect: |
        project_id | year | is_active
        P1         | 2023 | true
        P2         | 2023 | true
        P2         | 2024 | true
        P3         | 2025 | false
  - name: due is what was planned to end in the year up to the business date; late, open and cancelled are not on time
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2023
      project: |
        project_id | organisation_id | status    | started_on | planned_end_on | ended_on   | budget | currency | shared_value_level | sdg_targets
        P1         | cordoba         | completed | 2023-01-01 | 2023-05-31     | 2023-05-31 |        |          |                    |
        P2         | cordoba         | completed | 2023-01-01 | 2023-05-31     | 2023-06-01 |        |          |                    |
        P3         | cordoba         | active    | 2023-01-01 | 2023-05-31     |            |        |          |                    |
        P4         | cordoba         | cancelled | 2023-01-01 | 2023-05-31     | 2023-02-01 |        |          |                    |
        P5         | cordoba         | active    | 2023-01-01 | 2023-10-01     |            |        |          |                    |
    expect: |
        project_id | is_due | is_on_time
        P1         | true   | true
        P2         | true   | false
        P3         | true   | false
        P4         | true   | false
        P5         | false  | false
  - name: a project is due in its planned year even where it ended in another
    given:
      year: |
        year
        2022
        2023
      project: |
        project_id | organisation_id | status    | started_on | planned_end_on | ended_on   | budget | currency | shared_value_level | sdg_targets
        P1         | cordoba         | completed | 2022-01-01 | 2023-05-31     | 2022-11-30 |        |          |                    |
    expect: |
        project_id | year | is_active | is_due | is_on_time
        P1         | 2022 | true      | false  | true
        P1         | 2023 | false     | true   | true
  - name: shared value needs a target and a level other than none
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id | status | started_on | planned_end_on | ended_on | budget | currency | shared_value_level | sdg_targets
        P1         | cordoba         | active | 2023-01-01 | 2023-12-31     |          |        |          | value_chain        | 8.2;12.5
        P2         | cordoba         | active | 2023-01-01 | 2023-12-31     |          |        |          | none               | 8.2
        P3         | cordoba         | active | 2023-01-01 | 2023-12-31     |          |        |          | value_chain        |
        P4         | cordoba         | active | 2023-01-01 | 2023-12-31     |          |        |          |                    | 8.2
    expect: |
        project_id | is_shared_value
        P1         | true
        P2         | false
        P3         | false
        P4         | false
*/
with
-- Both ends count; a project without a start has no days.
project_span as (
    select
        project.project_id,
        project.organisation_id,
        project.status,
        project.planned_end_on,
        project.ended_on,
        project.budget,
        project.currency,
        trim(replace(coalesce(project.sdg_targets, ''), ';', ' ')) <> ''
            and coalesce(project.shared_value_level, 'none') <> 'none' as is_shared_value,
        project.started_on as first_on,
        coalesce(project.ended_on, project.planned_end_on, run.business_date) as last_on,
        run.business_date
    from project
    cross join run
),
project_in_year as (
    select
        project_span.project_id,
        year.year,
        days_between(
            greatest(project_span.first_on, make_date(year.year, 1, 1)),
            least(project_span.last_on, make_date(year.year, 12, 31))) + 1 as days_in_year,
        days_between(project_span.first_on, project_span.last_on) + 1 as days
    from project_span
    inner join year
        on cast(extract(year from project_span.first_on) as integer) <= year.year
        and cast(extract(year from project_span.last_on) as integer) >= year.year
    where project_span.first_on <= project_span.last_on
)
select
    project_span.project_id,
    project_span.organisation_id,
    year.year,
    project_span.status,
    project_in_year.project_id is not null as is_active,
    project_span.is_shared_value,
    project_span.budget * project_in_year.days_in_year / project_in_year.days / rate.units_per_usd as budget_usd,
    coalesce(cast(extract(year from project_span.planned_end_on) as integer) = year.year
        and project_span.planned_end_on <= project_span.business_date, false) as is_due,
    coalesce(project_span.ended_on <= project_span.planned_end_on
        and project_span.status <> 'cancelled', false) as is_on_time
from project_span
cross join year
left join project_in_year on project_in_year.project_id = project_span.project_id and project_in_year.year = year.year
left join conversion_rate as rate on rate.currency = project_span.currency and rate.year = year.year
where project_in_year.project_id is not null
    or cast(extract(year from project_span.planned_end_on) as integer) = year.year
