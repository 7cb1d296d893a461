/*
title: {en: Memberships by year, es: Membresías por año}
grain: one row per organisation, member and year of the run in which the member is a member on any day of the year, or was one on 31 December of the year before
examples:
  - name: a spell counts every day from joining to the day before leaving
    given:
      year: |
        year
        2021
        2022
        2023
        2024
      member: |
        member_id | member_type | size_class | ultimate_owner_id
        F1        | firm        | small      |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-12-31 | 2023-12-31
    expect: |
        organisation_id | year | member_id | is_member | is_in_stock | was_in_stock
        cordoba         | 2022 | F1        | true      | true        | false
        cordoba         | 2023 | F1        | true      | false       | true
  - name: a member that leaves on 1 January was in stock but is no member of the new year
    given:
      year: |
        year
        2022
        2023
      member: |
        member_id | member_type | size_class | ultimate_owner_id
        F1        | firm        | small      |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-03-01 | 2023-01-01
    expect: |
        organisation_id | year | member_id | is_member | is_in_stock | was_in_stock
        cordoba         | 2022 | F1        | true      | true        | false
        cordoba         | 2023 | F1        | false     | false       | true
  - name: a member that leaves and joins again in a year is one row, and is in stock if it is back by 31 December
    given:
      year: |
        year
        2023
      member: |
        member_id | member_type | size_class | ultimate_owner_id
        F1        | firm        | small      |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-03-01 | 2023-02-01
        cordoba         | F1        | 2023-12-31 |
    expect: |
        organisation_id | year | member_id | is_member | is_in_stock | was_in_stock
        cordoba         | 2023 | F1        | true      | true        | true
  - name: a member of two organisations has a row in each; a blank owner is the member itself; only type firm is a firm
    given:
      year: |
        year
        2023
      member: |
        member_id | member_type | size_class | ultimate_owner_id
        F1        | firm        | small      | H9
        U1        | university  |            |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-03-01 |
        rosario         | F1        | 2023-03-01 |
        rosario         | U1        | 2023-03-01 |
    expect: |
        organisation_id | year | member_id | owner_id | member_type | is_firm | size_class
        cordoba         | 2023 | F1        | H9       | firm        | true    | small
        rosario         | 2023 | F1        | H9       | firm        | true    | small
        rosario         | 2023 | U1        | U1       | university  | false   |
  - name: participation counts in the projects of the organisation alone; its blank dates are those of the project
    given:
      year: |
        year
        2022
        2023
      member: |
        member_id | member_type | size_class | ultimate_owner_id
        F1        | firm        |            |
        F2        | firm        |            |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        rosario         | F1        | 2020-01-01 |
        cordoba         | F2        | 2020-01-01 |
      project: |
        project_id | organisation_id | started_on | planned_end_on | ended_on
        P1         | cordoba         | 2022-07-01 | 2022-12-31     | 2023-01-01
        P2         | cordoba         | 2021-01-01 |                |
      participation: |
        project_id | member_id | started_on | ended_on
        P1         | F1        |            |
        P2         | F2        | 2023-06-01 |
    expect: |
        organisation_id | year | member_id | has_participated
        cordoba         | 2022 | F1        | true
        cordoba         | 2023 | F1        | true
        rosario         | 2022 | F1        | false
        rosario         | 2023 | F1        | false
        cordoba         | 2022 | F2        | false
        cordoba         | 2023 | F2        | true
  - name: a shared-value project has an SDG target and a level; uses count in their year, not after the business date
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2022
        2023
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | F1        | 2022-12-01
        cordoba         | F2        | 2023-01-01
      project: |
        project_id | organisation_id | started_on | ended_on   | sdg_targets | shared_value_level
        P1         | cordoba         | 2022-01-01 | 2022-12-31 | 8.2         | value_chain
        P2         | cordoba         | 2023-01-01 | 2023-06-30 | 8.2         | none
      participation: |
        project_id | member_id
        P1         | F1
        P2         | F1
      asset_use: |
        organisation_id | member_id | used_on    | capability | capability_name
        cordoba         | F1        | 2022-01-01 | tangible   | press
        cordoba         | F1        | 2023-10-01 | tangible   | press
        cordoba         | F2        | 2023-09-30 | intangible | course
    expect: |
        member_id | year | has_participated | has_shared_value_project | has_tangible_use | has_intangible_use
        F1        | 2022 | true             | true                     | true             | false
        F1        | 2023 | true             | false                    | false            | false
        F2        | 2023 | false            | false                    | false            | true
  - name: who comes back after a gap was new in the year of its first joining only
    given:
      year: |
        year
        2021
        2023
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2021-02-01 | 2021-03-01
        cordoba         | F1        | 2023-02-01 |
        cordoba         | F2        | 2023-02-01 | 2023-03-01
    expect: |
        member_id | year | is_first_year
        F1        | 2021 | true
        F1        | 2023 | false
        F2        | 2023 | true
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
        project.organisation_id,
        participation.member_id,
        trim(replace(coalesce(project.sdg_targets, ''), ';', ' ')) <> ''
            and coalesce(project.shared_value_level, 'none') <> 'none' as is_shared_value,
        coalesce(participation.started_on, project.started_on) as started_on,
        coalesce(participation.ended_on, project.ended_on, project.planned_end_on, run.business_date) as ended_on
    from participation
    inner join project on project.project_id = participation.project_id
    cross join run
),
participant_in_year as (
    select
        participation_spell.organisation_id,
        participation_spell.member_id,
        calendar.year,
        bool_or(participation_spell.is_shared_value) as is_shared_value
    from participation_spell
    inner join calendar
        on participation_spell.started_on < calendar.next_year_on
        and participation_spell.ended_on >= calendar.first_on
    where participation_spell.started_on <= participation_spell.ended_on
    group by participation_spell.organisation_id, participation_spell.member_id, calendar.year
),
first_joining as (
    select organisation_id, member_id, min(joined_on) as first_joined_on
    from membership
    group by organisation_id, member_id
),
user_in_year as (
    select
        asset_use.organisation_id,
        asset_use.member_id,
        year.year,
        bool_or(asset_use.capability = 'tangible') as is_tangible,
        bool_or(asset_use.capability = 'intangible') as is_intangible
    from asset_use
    inner join year on year.year = cast(extract(year from asset_use.used_on) as integer)
    cross join run
    where asset_use.used_on <= run.business_date
    group by asset_use.organisation_id, asset_use.member_id, year.year
)
select
    member_in_year.organisation_id,
    member_in_year.year,
    member_in_year.member_id,
    coalesce(member.ultimate_owner_id, member.member_id) as owner_id,
    member.member_type,
    member.member_type = 'firm' as is_firm,
    member.size_class,
    member_in_year.is_member,
    member_in_year.is_in_stock,
    member_in_year.was_in_stock,
    cast(extract(year from first_joining.first_joined_on) as integer) = member_in_year.year as is_first_year,
    participant_in_year.member_id is not null as has_participated,
    coalesce(participant_in_year.is_shared_value, false) as has_shared_value_project,
    coalesce(user_in_year.is_tangible, false) as has_tangible_use,
    coalesce(user_in_year.is_intangible, false) as has_intangible_use
from member_in_year
inner join member on member.member_id = member_in_year.member_id
inner join first_joining
    on first_joining.organisation_id = member_in_year.organisation_id
    and first_joining.member_id = member_in_year.member_id
left join participant_in_year
    on participant_in_year.organisation_id = member_in_year.organisation_id
    and participant_in_year.member_id = member_in_year.member_id
    and participant_in_year.year = member_in_year.year
left join user_in_year
    on user_in_year.organisation_id = member_in_year.organisation_id
    and user_in_year.member_id = member_in_year.member_id
    and user_in_year.year = member_in_year.year
where member_in_year.is_member or member_in_year.was_in_stock
