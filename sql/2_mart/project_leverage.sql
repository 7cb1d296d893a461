/*
title: {en: Money of others in ended projects, es: Dinero de terceros en proyectos terminados}
grain: one row per project that ended in a year of the run and not after the business date
examples:
  - name: each payment is converted at the rate of its own year, also before the run; in kind and from elsewhere is not public cash
    given:
      year: |
        year
        2023
      exchange_rate: |
        currency | year | units_per_usd
        EUR      | 2019 | 0.5
        EUR      | 2022 | 0.1
      project: |
        project_id | organisation_id | started_on | ended_on
        P1         | cordoba         | 2022-01-01 | 2023-06-30
      member: |
        member_id | member_type
        F1        | firm
        B1        | financial_institution
        U1        | university
      funding: |
        funding_id | organisation_id | received_on | source          | amount | currency | in_kind | project_id | passed_through_amount
        1          | cordoba         | 2019-05-01  | national_public | 100    | EUR      | false   | P1         | 100
        2          | cordoba         | 2018-05-01  | local_public    | 50     | USD      | false   | P1         | 0
        3          | cordoba         | 2022-05-01  | regional_public | 100    | EUR      | true    | P1         | 0
        4          | cordoba         | 2022-05-01  | services        | 100    | EUR      | false   | P1         | 0
        5          | cordoba         | 2022-05-01  | national_public | 100    | EUR      | false   |            | 0
      participation: |
        project_id | member_id | started_on | contribution_cash | currency
        P1         | F1        |            | 1                 | EUR
        P1         | B1        | 2019-01-01 | 1                 | EUR
        P1         | U1        | 2019-01-01 | 900               | EUR
    expect: |
        project_id | organisation_id | year | has_public_money | public_cash_usd | private_cash_usd
        P1         | cordoba         | 2023 | true             | 250             | 12
  - name: no private participant is zero, one that left its money blank or has no rate is missing
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id | started_on | ended_on
        P1         | cordoba         | 2022-01-01 | 2023-06-30
        P2         | cordoba         | 2022-01-01 | 2023-06-30
        P3         | cordoba         | 2022-01-01 | 2023-06-30
      member: |
        member_id | member_type
        F1        | firm
      participation: |
        project_id | member_id | contribution_cash | currency
        P2         | F1        |                   | USD
        P3         | F1        | 10                | XCD
    expect: |
        project_id | has_public_money | public_cash_usd | private_cash_usd
        P1         | false            |                 | 0
        P2         | false            |                 |
        P3         | false            |                 |
  - name: what is to end or to be received after the business date has not happened
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2023
      project: |
        project_id | organisation_id | started_on | ended_on
        P1         | cordoba         | 2022-01-01 | 2023-09-30
        P2         | cordoba         | 2022-01-01 | 2023-10-01
      funding: |
        funding_id | organisation_id | received_on | source          | amount | currency | in_kind | project_id
        1          | cordoba         | 2023-10-01  | national_public | 100    | USD      | false   | P1
    expect: |
        project_id | has_public_money
        P1         | false
*/
with
-- Money that others put in is converted at the rate of its own year, in the run or not; the dollar needs no rate.
public_money as (
    select
        funding.project_id,
        count(funding.funding_id) as records,
        sum(funding.amount / case when funding.currency = 'USD' then 1 else rate.units_per_usd end) as cash_usd
    from funding
    cross join run
    left join conversion_rate as rate
        on rate.currency = funding.currency and rate.year = cast(extract(year from funding.received_on) as integer)
    where funding.project_id is not null
        and not funding.in_kind
        and funding.source in ('national_public', 'regional_public', 'local_public', 'international_public')
        and funding.received_on <= run.business_date
    group by funding.project_id
),
private_money as (
    select
        participation.project_id,
        count(participation.member_id) as participants,
        sum(participation.contribution_cash
            / case when participation.currency = 'USD' then 1 else rate.units_per_usd end) as cash_usd
    from participation
    inner join member on member.member_id = participation.member_id
    inner join project on project.project_id = participation.project_id
    left join conversion_rate as rate
        on rate.currency = participation.currency
        and rate.year = cast(extract(year from coalesce(participation.started_on, project.started_on)) as integer)
    where member.member_type in ('firm', 'financial_institution')
    group by participation.project_id
)
select
    project.project_id,
    project.organisation_id,
    year.year,
    coalesce(public_money.records, 0) > 0 as has_public_money,
    public_money.cash_usd as public_cash_usd,
    case when private_money.participants is null then 0 else private_money.cash_usd end as private_cash_usd
from project
inner join year on year.year = cast(extract(year from project.ended_on) as integer)
cross join run
left join public_money on public_money.project_id = project.project_id
left join private_money on private_money.project_id = project.project_id
where project.ended_on <= run.business_date
