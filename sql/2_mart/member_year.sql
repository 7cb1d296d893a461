/*
title: {en: Members by year, es: Miembros por año}
grain: one row per organisation, member and year of the run in which the member is a member on any day of the year, with its business figures of the year
examples:
  - name: real money is deflated in national currency and converted once at the rate of the base year; dollars at the rate of the year
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
        member_id | member_type | country | ultimate_owner_id
        F1        | firm        |         |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
        AR      | 2021 | ppi        | 400
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | ARS      | 1200    | 600         | 240     | 7
    expect: |
        organisation_id | year | member_id | revenue_usd | exports_usd | real_revenue | real_value_added | employees_fte
        cordoba         | 2021 | F1        | 15          | 3           | 20           | 10               | 7
  - name: the reporting currency comes in at its rate of the base year
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | EUR
      year: |
        year
        2021
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type | country | ultimate_owner_id
        F1        | firm        |         |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
        EUR      | 2020 | 0.5
        EUR      | 2021 | 0.9
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | ARS      | 1200    |             |         |
    expect: |
        organisation_id | year | member_id | revenue_usd | real_revenue
        cordoba         | 2021 | F1        | 15          | 10
  - name: dollars need no rate; prices are those of the member country, or of the organisation where it is blank
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
        F2        | firm        | UY
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        cordoba         | F2        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
        UY      | 2020 | cpi        | 50
        UY      | 2021 | cpi        | 60
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | USD      | 300     |             |         |
        F2        | 2021 | USD      | 300     |             |         |
    expect: |
        organisation_id | year | member_id | country | revenue_usd | real_revenue
        cordoba         | 2021 | F1        | AR      | 300         | 200
        cordoba         | 2021 | F2        | UY      | 300         | 250
  - name: without a price the real figure is missing, without a rate the dollar figure too; the figure itself was reported
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
        F1        | firm        | BB
        F2        | firm        |
        F3        | firm        |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        cordoba         | F2        | 2020-01-01 |
        cordoba         | F3        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | USD      | 300     |             | 0       |
        F2        | 2021 | BRL      | 300     |             | 5       |
        F3        | 2021 | USD      |         |             |         | 4
    expect: |
        organisation_id | year | member_id | has_revenue_figure | revenue_usd | real_revenue | has_exports_figure | is_exporter
        cordoba         | 2021 | F1        | true               | 300         |              | true               | false
        cordoba         | 2021 | F2        | true               |             |              | true               | true
        cordoba         | 2021 | F3        | false              |             |              | false              | false
  - name: members of any day of the year, with what they were the year before
    given:
      year: |
        year
        2022
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type | size_class | ultimate_owner_id
        F1        | firm        | small      | H9
        F2        | firm        | large      |
        F3        | firm        | micro      |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2021-12-31 | 2023-01-01
        cordoba         | F2        | 2022-02-01 | 2022-03-01
        cordoba         | F2        | 2023-05-01 |
        cordoba         | F3        | 2023-12-31 | 2024-01-01
    expect: |
        organisation_id | year | member_id | owner_id | is_in_stock | was_member_before
        cordoba         | 2022 | F1        | H9       | true        | true
        cordoba         | 2022 | F2        | F2       | false       | false
        cordoba         | 2023 | F2        | F2       | true        | true
        cordoba         | 2023 | F3        | F3       | true        | false
  - name: a member of two organisations has a row in each, deflated as each requires
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
      organisation: |
        organisation_id | country
        cordoba         | AR
        bridge          | BB
      member: |
        member_id | member_type | country | ultimate_owner_id
        F1        | firm        |         |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        bridge          | F1        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
        BB      | 2020 | cpi        | 100
        BB      | 2021 | cpi        | 100
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | USD      | 300     |             |         |
    expect: |
        organisation_id | year | member_id | real_revenue
        cordoba         | 2021 | F1        | 200
        bridge          | 2021 | F1        | 300
  - name: the year before is taken at its own price, also where the run starts later
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
        member_id | member_type | country | ultimate_owner_id
        F1        | firm        |         |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2020 | ARS      | 800     |             |         | 5
        F1        | 2021 | ARS      | 1200    |             |         | 6
    expect: |
        organisation_id | year | member_id | real_revenue_before | real_revenue | employees_fte_before | employees_fte
        cordoba         | 2021 | F1        | 20                  | 20           | 5                    | 6
  - name: founded and closed count in their year; a merger is no closure
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type | member_founded_on | closed_on  | close_reason
        F1        | firm        | 2023-02-01        |            |
        F2        | firm        | 2010-01-01        | 2023-06-30 | closed
        F3        | firm        | 2010-01-01        | 2023-06-30 | merged
        F4        | firm        |                   |            |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2023-03-01 |
        cordoba         | F2        | 2020-01-01 | 2023-06-30
        cordoba         | F3        | 2020-01-01 | 2023-06-30
        cordoba         | F4        | 2020-01-01 |
    expect: |
        organisation_id | year | member_id | is_founded_in_year | is_closed_in_year
        cordoba         | 2023 | F1        | true               | false
        cordoba         | 2023 | F2        | false              | true
        cordoba         | 2023 | F3        | false              | false
        cordoba         | 2023 | F4        | false              | false
  - name: one yes makes a firm innovative, one no says nothing while the other answer is missing
    given:
      year: |
        year
        2021
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
        F3        | firm
        F4        | firm
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | F1        | 2020-01-01
        cordoba         | F2        | 2020-01-01
        cordoba         | F3        | 2020-01-01
        cordoba         | F4        | 2020-01-01
      revenue: |
        member_id | year | currency | product_innovation | process_innovation
        F1        | 2021 | USD      | true               |
        F2        | 2021 | USD      | false              | false
        F3        | 2021 | USD      | false              |
    expect: |
        member_id | is_innovative
        F1        | true
        F2        | false
        F3        |
        F4        |
  - name: of a shared member an organisation's own version counts for it alone, blanks included; where it has none the common one does
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
        2022
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
        rosario         | F1        | 2020-01-01 |
      revenue: |
        member_id | year | currency | revenue | employees_fte | own_of
        F1        | 2020 | USD      | 100     | 5             |
        F1        | 2021 | USD      | 300     | 7             |
        F1        | 2021 | USD      | 200     |               | cordoba
        F1        | 2022 | USD      | 50      | 1             | rosario
    expect: |
        organisation_id | year | member_id | has_revenue_figure | revenue_usd | employees_fte | employees_fte_before
        cordoba         | 2021 | F1        | true               | 200         |               | 5
        cordoba         | 2022 | F1        | false              |             |               |
        rosario         | 2021 | F1        | true               | 300         | 7             | 5
        rosario         | 2022 | F1        | true               | 50          | 1             | 7
*/
with
member_of_organisation as (
    select
        member_in_year.organisation_id,
        member_in_year.year,
        member_in_year.member_id,
        member_in_year.is_in_stock,
        member_in_year.was_member_before,
        coalesce(member.ultimate_owner_id, member.member_id) as owner_id,
        member.member_type,
        member.size_class,
        coalesce(member.country, organisation.country) as country,
        member.member_founded_on,
        case when member.close_reason = 'closed' then member.closed_on end as closed_on
    from member_in_year
    inner join member on member.member_id = member_in_year.member_id
    inner join organisation on organisation.organisation_id = member_in_year.organisation_id
    where member_in_year.is_member
)
select
    here.organisation_id,
    here.year,
    here.member_id,
    here.owner_id,
    here.member_type,
    here.member_type = 'firm' as is_firm,
    here.size_class,
    here.country,
    here.is_in_stock,
    here.was_member_before,
    coalesce(here.member_founded_on between make_date(here.year, 1, 1) and make_date(here.year, 12, 31), false)
        as is_founded_in_year,
    coalesce(here.closed_on between make_date(here.year, 1, 1) and make_date(here.year, 12, 31), false)
        as is_closed_in_year,
    revenue.revenue is not null as has_revenue_figure,
    revenue.exports is not null as has_exports_figure,
    coalesce(revenue.exports > 0, false) as is_exporter,
    -- One yes is an answer; one no is none while the other answer is missing. Both are of the last three years.
    revenue.product_innovation or revenue.process_innovation as is_innovative,
    revenue.revenue / rate.units_per_usd as revenue_usd,
    revenue.value_added / rate.units_per_usd as value_added_usd,
    revenue.exports / rate.units_per_usd as exports_usd,
    revenue.rd_expenditure / rate.units_per_usd as rd_expenditure_usd,
    revenue.revenue / deflator.since_base / base_rate.units_per_reporting_unit as real_revenue,
    revenue.value_added / deflator.since_base / base_rate.units_per_reporting_unit as real_value_added,
    revenue_before.revenue / deflator_before.since_base / base_rate_before.units_per_reporting_unit as real_revenue_before,
    revenue.employees_fte,
    revenue_before.employees_fte as employees_fte_before
from member_of_organisation as here
left join own_version as own
    on own.record = 'revenue'
    and own.organisation_id = here.organisation_id
    and own.member_id = here.member_id
    and own.year = here.year
left join revenue
    on revenue.member_id = here.member_id
    and revenue.year = here.year
    and revenue.own_of is not distinct from own.organisation_id
left join own_version as own_before
    on own_before.record = 'revenue'
    and own_before.organisation_id = here.organisation_id
    and own_before.member_id = here.member_id
    and own_before.year = here.year - 1
left join revenue as revenue_before
    on revenue_before.member_id = here.member_id
    and revenue_before.year = here.year - 1
    and revenue_before.own_of is not distinct from own_before.organisation_id
left join deflator on deflator.country = here.country and deflator.year = here.year
left join deflator as deflator_before on deflator_before.country = here.country and deflator_before.year = here.year - 1
left join conversion_rate as rate on rate.currency = revenue.currency and rate.year = revenue.year
left join conversion_rate as base_rate on base_rate.currency = revenue.currency and base_rate.is_base_year
left join conversion_rate as base_rate_before
    on base_rate_before.currency = revenue_before.currency and base_rate_before.is_base_year
-- Sums of figures depend on their order in the last digit: it is that of ids, whatever way the tables were joined.
order by here.organisation_id, here.member_id, here.year
