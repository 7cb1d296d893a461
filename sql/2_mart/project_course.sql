/*
title: {en: Projects from idea to end, es: Proyectos de la idea al cierre}
grain: one row per project, with the years in which it was signed, started and ended, blank where that has not happened by the business date
examples:
  - name: budget and spending are those of the whole project at the rate of the year in which it ended
    given:
      year: |
        year
        2022
        2023
      exchange_rate: |
        currency | year | units_per_usd
        EUR      | 2022 | 0.1
        EUR      | 2023 | 0.5
      project: |
        project_id | organisation_id | idea_on    | signed_on  | started_on | ended_on   | budget | spent | currency | in_annual_plan
        P1         | cordoba         | 2022-01-01 | 2022-01-31 | 2022-03-01 | 2023-06-30 | 100    | 80    | EUR      | false
        P2         | cordoba         | 2022-03-01 | 2022-01-31 | 2022-03-01 |            | 100    |       | EUR      |
    expect: |
        project_id | organisation_id | signed_year | started_year | ended_year | days_to_signature | is_in_annual_plan | budget_usd | spent_usd
        P1         | cordoba         | 2022        | 2022         | 2023       | 30                | false             | 200        | 160
        P2         | cordoba         | 2022        | 2022         |            |                   |                   |            |
  - name: what is dated after the business date has not happened
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2022
        2023
      project: |
        project_id | organisation_id | idea_on    | signed_on  | started_on | ended_on
        P1         | cordoba         | 2023-01-01 | 2023-10-01 | 2023-09-30 | 2023-12-31
    expect: |
        project_id | signed_year | started_year | ended_year | days_to_signature
        P1         |             | 2023         |            |
  - name: firm, research and public body make a triple helix, members or not; the organisation itself is no partner
    given:
      year: |
        year
        2022
        2023
      member: |
        member_id | member_type
        F1        | firm
        R1        | research_centre
        B1        | public_body
        A1        | association
        cordoba   | public_body
      project: |
        project_id | organisation_id | started_on
        P1         | cordoba         | 2022-03-01
        P2         | cordoba         | 2022-03-01
        P3         | cordoba         | 2022-03-01
      participation: |
        project_id | member_id
        P1         | F1
        P1         | R1
        P1         | B1
        P2         | F1
        P2         | R1
        P2         | A1
        P2         | cordoba
    expect: |
        project_id | partners | is_triple_helix
        P1         | 3        | true
        P2         | 3        | false
        P3         | 0        | false
*/
with
partner as (
    select
        participation.project_id,
        count(distinct participation.member_id) as partners,
        bool_or(member.member_type = 'firm') as has_firm,
        bool_or(member.member_type in ('university', 'research_centre')) as has_research,
        bool_or(member.member_type = 'public_body') as has_public_body
    from participation
    inner join project on project.project_id = participation.project_id
    inner join member on member.member_id = participation.member_id
    where participation.member_id <> project.organisation_id
    group by participation.project_id
),
event as (
    select
        project.project_id,
        case when project.signed_on <= run.business_date then project.signed_on end as signed_on,
        case when project.started_on <= run.business_date then project.started_on end as started_on,
        case when project.ended_on <= run.business_date then project.ended_on end as ended_on
    from project
    cross join run
)
select
    project.project_id,
    project.organisation_id,
    cast(extract(year from event.signed_on) as integer) as signed_year,
    cast(extract(year from event.started_on) as integer) as started_year,
    cast(extract(year from event.ended_on) as integer) as ended_year,
    case when project.idea_on <= event.signed_on then days_between(project.idea_on, event.signed_on) end
        as days_to_signature,
    project.in_annual_plan as is_in_annual_plan,
    coalesce(partner.partners, 0) as partners,
    coalesce(partner.has_firm and partner.has_research and partner.has_public_body, false) as is_triple_helix,
    project.budget / rate.units_per_usd as budget_usd,
    project.spent / rate.units_per_usd as spent_usd
from project
inner join event on event.project_id = project.project_id
left join partner on partner.project_id = project.project_id
left join conversion_rate as rate
    on rate.currency = project.currency and rate.year = cast(extract(year from event.ended_on) as integer)
