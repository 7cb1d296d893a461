/*
title: {en: Participations by year, es: Participaciones por año}
grain: one row per project, participant and year of the run with a day of participation, with the project's level of shared value and SDG targets
examples:
  - name: blank dates are those of the project; a year counts where one day of the participation lies in it
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
        2022
        2023
      project: |
        project_id | organisation_id | shared_value_level | sdg_targets | started_on | planned_end_on | ended_on
        P1         | cordoba         | value_chain        | 8.2;12.5    | 2021-06-01 | 2023-01-31     | 2022-12-31
      participation: |
        project_id | member_id | started_on | ended_on
        P1         | F1        |            |
        P1         | F2        | 2022-12-31 |
        P1         | F3        |            | 2021-12-31
    expect: |
        project_id | organisation_id | member_id | year | shared_value_level | sdg_targets
        P1         | cordoba         | F1        | 2021 | value_chain        | 8.2;12.5
        P1         | cordoba         | F1        | 2022 | value_chain        | 8.2;12.5
        P1         | cordoba         | F2        | 2022 | value_chain        | 8.2;12.5
        P1         | cordoba         | F3        | 2021 | value_chain        | 8.2;12.5
  - name: without a level a project has the level none; without a start nobody has taken part, and who ended before starting has not
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2024
      project: |
        project_id | organisation_id | shared_value_level | sdg_targets | started_on | planned_end_on | ended_on
        P1         | cordoba         |                    |             | 2024-06-01 |                |
        P2         | cordoba         | value_chain        | 8.2         |            |                |
      participation: |
        project_id | member_id | started_on | ended_on
        P1         | F1        |            |
        P1         | F2        | 2024-06-01 | 2024-05-01
        P2         | F1        |            |
    expect: |
        project_id | member_id | year | shared_value_level | sdg_targets
        P1         | F1        | 2024 | none               |
*/
with
calendar as (
    select
        year.year,
        make_date(year.year, 1, 1) as first_on,
        make_date(year.year + 1, 1, 1) as next_year_on
    from year
),
-- Blank dates of a participation are those of the project.
participation_spell as (
    select
        project.project_id,
        project.organisation_id,
        participation.member_id,
        coalesce(project.shared_value_level, 'none') as shared_value_level,
        project.sdg_targets,
        coalesce(participation.started_on, project.started_on) as started_on,
        coalesce(participation.ended_on, project.ended_on, project.planned_end_on, run.business_date) as ended_on
    from participation
    inner join project on project.project_id = participation.project_id
    cross join run
)
select
    participation_spell.project_id,
    participation_spell.organisation_id,
    participation_spell.member_id,
    calendar.year,
    participation_spell.shared_value_level,
    participation_spell.sdg_targets
from participation_spell
inner join calendar
    on participation_spell.started_on < calendar.next_year_on
    and participation_spell.ended_on >= calendar.first_on
where participation_spell.started_on <= participation_spell.ended_on
