/*
title:    {en: Money that could not be used, es: Dinero que no se pudo usar}
grain:    one row per organisation, year of the run, record, reason, country and currency
released: true
examples:
  - name: money figures of member firms that lack a price or a rate are counted; other figures are not
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type | country
        F1        | firm        |
        F2        | firm        | BB
        U1        | university  |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        cordoba         | F2        | 2020-01-01 |
        cordoba         | U1        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | XCD      | 300     |             | 5       | 4
        F2        | 2021 | USD      | 300     | 100         | 5       | 4
        U1        | 2021 | XCD      | 300     |             |         |
    expect: |
        organisation_id | year | record  | reason           | country | currency | figures
        cordoba         | 2021 | revenue | no exchange rate | AR      | XCD      | 2
        cordoba         | 2021 | revenue | no price index   | BB      | USD      | 2
  - name: a rate missing in the base year alone makes only real figures unusable
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type | country
        F1        | firm        |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2021 | 80
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | ARS      | 300     |             | 5       | 4
      sustainability: |
        member_id | year | currency | total_purchases
        F1        | 2021 | ARS      | 50
    expect: |
        organisation_id | year | record  | reason           | currency | figures
        cordoba         | 2021 | revenue | no exchange rate | ARS      | 1
  - name: funding in kind needs a rate but no price; a budget needs a rate in each active year
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
        2022
      organisation: |
        organisation_id | country
        bridge          | BB
      exchange_rate: |
        currency | year | units_per_usd
        EUR      | 2020 | 1
        EUR      | 2021 | 1
      funding: |
        funding_id | organisation_id | received_on | source | amount | passed_through_amount | currency | in_kind
        1          | bridge          | 2021-01-01  | other  | 9      | 0                     | USD      | true
        2          | bridge          | 2021-01-01  | other  | 9      | 0                     | USD      | false
        3          | bridge          | 2021-01-01  | other  | 9      | 0                     | XCD      | true
      project: |
        project_id | organisation_id | started_on | planned_end_on | budget | currency
        P1         | bridge          | 2021-05-01 | 2022-04-30     | 100    | EUR
    expect: |
        organisation_id | year | record  | reason           | country | currency | figures
        bridge          | 2021 | funding | no price index   | BB      | USD      | 1
        bridge          | 2021 | funding | no exchange rate | BB      | XCD      | 1
        bridge          | 2022 | project | no exchange rate | BB      | EUR      | 1
  - name: where nothing is missing there is no row
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2020
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
      funding: |
        funding_id | organisation_id | received_on | source | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2020-01-01  | other  | 9      | 0                     | USD      | false
    expect: |
        organisation_id | year | record | reason | figures
*/
with
calendar as (
    select
        year.year,
        make_date(year.year, 1, 1) as first_on,
        make_date(year.year + 1, 1, 1) as next_year_on
    from year
),
-- A spell runs from joined_on to the day before left_on.
firm_in_year as (
    select distinct
        membership.organisation_id,
        membership.member_id,
        calendar.year,
        coalesce(member.country, organisation.country) as country
    from membership
    inner join calendar
        on membership.joined_on < calendar.next_year_on
        and (membership.left_on is null or membership.left_on > calendar.first_on)
    inner join member on member.member_id = membership.member_id
    inner join organisation on organisation.organisation_id = membership.organisation_id
    where member.member_type = 'firm'
),
-- Money delivered, with the number of figures that need a rate and, of these, a price.
money as (
    select
        'revenue' as record,
        firm_in_year.organisation_id,
        firm_in_year.year,
        firm_in_year.country,
        revenue.currency,
        case when revenue.revenue is null then 0 else 1 end
            + case when revenue.value_added is null then 0 else 1 end
            + case when revenue.exports is null then 0 else 1 end
            + case when revenue.rd_expenditure is null then 0 else 1 end as figures,
        case when revenue.revenue is null then 0 else 1 end
            + case when revenue.value_added is null then 0 else 1 end as figures_made_real
    from firm_in_year
    left join own_version as own
        on own.record = 'revenue'
        and own.organisation_id = firm_in_year.organisation_id
        and own.member_id = firm_in_year.member_id
        and own.year = firm_in_year.year
    inner join revenue
        on revenue.member_id = firm_in_year.member_id
        and revenue.year = firm_in_year.year
        and revenue.own_of is not distinct from own.organisation_id
    union all
    select
        'sustainability' as record,
        firm_in_year.organisation_id,
        firm_in_year.year,
        firm_in_year.country,
        sustainability.currency,
        case when sustainability.total_purchases is null then 0 else 1 end
            + case when sustainability.local_purchases is null then 0 else 1 end
            + case when sustainability.total_investment is null then 0 else 1 end
            + case when sustainability.green_investment is null then 0 else 1 end as figures,
        0 as figures_made_real
    from firm_in_year
    left join own_version as own
        on own.record = 'sustainability'
        and own.organisation_id = firm_in_year.organisation_id
        and own.member_id = firm_in_year.member_id
        and own.year = firm_in_year.year
    inner join sustainability
        on sustainability.member_id = firm_in_year.member_id
        and sustainability.year = firm_in_year.year
        and sustainability.own_of is not distinct from own.organisation_id
    union all
    select
        'funding' as record,
        funding.organisation_id,
        year.year,
        organisation.country,
        funding.currency,
        1 as figures,
        case when funding.in_kind then 0 else 1 end as figures_made_real
    from funding
    inner join year on year.year = cast(extract(year from funding.received_on) as integer)
    inner join organisation on organisation.organisation_id = funding.organisation_id
    union all
    select
        'project' as record,
        project.organisation_id,
        year.year,
        organisation.country,
        project.currency,
        1 as figures,
        0 as figures_made_real
    from project
    inner join organisation on organisation.organisation_id = project.organisation_id
    cross join run
    inner join year
        on cast(extract(year from project.started_on) as integer) <= year.year
        and cast(extract(year from coalesce(project.ended_on, project.planned_end_on, run.business_date)) as integer)
            >= year.year
    where project.budget is not null
        and project.started_on <= coalesce(project.ended_on, project.planned_end_on, run.business_date)
),
money_total as (
    select
        organisation_id,
        year,
        record,
        country,
        currency,
        sum(figures) as figures,
        sum(figures_made_real) as figures_made_real
    from money
    group by organisation_id, year, record, country, currency
),
rated_money as (
    select
        money_total.organisation_id,
        money_total.year,
        money_total.record,
        money_total.country,
        money_total.currency,
        case
            when rate.units_per_reporting_unit is null then money_total.figures
            else money_total.figures_made_real
        end as figures_to_rate,
        money_total.figures_made_real,
        rate.units_per_reporting_unit is not null and base_rate.units_per_reporting_unit is not null as has_rates
    from money_total
    left join conversion_rate as rate on rate.currency = money_total.currency and rate.year = money_total.year
    left join conversion_rate as base_rate on base_rate.currency = money_total.currency and base_rate.is_base_year
),
unusable as (
    select
        organisation_id,
        year,
        record,
        'no exchange rate' as reason,
        country,
        currency,
        figures_to_rate as figures
    from rated_money
    where not has_rates and figures_to_rate > 0
    union all
    select
        rated_money.organisation_id,
        rated_money.year,
        rated_money.record,
        'no price index' as reason,
        rated_money.country,
        rated_money.currency,
        rated_money.figures_made_real as figures
    from rated_money
    left join deflator on deflator.country = rated_money.country and deflator.year = rated_money.year
    where deflator.country is null and rated_money.figures_made_real > 0
)
select
    organisation_id,
    year,
    record,
    reason,
    country,
    currency,
    figures
from unusable
