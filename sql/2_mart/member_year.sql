/*
title: {en: Members by year, es: Miembros por año}
grain: one row per organisation, member and year of the run in which the member is a member on any day of the year, with its figures of the year
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
  - name: the plan is the latest one chosen in a year before, of this organisation
    given:
      year: |
        year
        2022
        2023
        2024
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
        rosario         | F1        | 2024-01-01 |
      shared_value_plan: |
        organisation_id | member_id | metric         | better | chosen_on
        cordoba         | F1        | injuries       | lower  | 2022-01-01
        cordoba         | F1        | training_hours | higher | 2023-12-31
      sustainability: |
        member_id | year | injuries | training_hours
        F1        | 2022 | 4        | 10
        F1        | 2023 | 3        | 20
        F1        | 2024 | 2        |
    expect: |
        organisation_id | year | member_id | shared_value_metric | shared_value_better | social_value_before | social_value
        cordoba         | 2022 | F1        |                     |                     |                     |
        cordoba         | 2023 | F1        | injuries            | lower               | 4                   | 3
        cordoba         | 2024 | F1        | training_hours      | higher              | 20                  |
        rosario         | 2024 | F1        |                     |                     |                     |
  - name: a planned metric in money is compared at constant prices
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
      shared_value_plan: |
        organisation_id | member_id | metric          | better | chosen_on
        cordoba         | F1        | local_purchases | higher | 2020-05-01
      sustainability: |
        member_id | year | currency | local_purchases
        F1        | 2020 | ARS      | 800
        F1        | 2021 | ARS      | 1200
    expect: |
        organisation_id | year | member_id | social_value_before | social_value | local_purchases_usd
        cordoba         | 2021 | F1        | 20                  | 20           | 15
  - name: figures without money pass as reported, zero and missing apart
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2020-01-01 |
        cordoba         | F2        | 2020-01-01 |
      sustainability: |
        member_id | year | headcount | women_headcount | energy_mwh | renewable_mwh
        F1        | 2023 | 10        | 0               | 100        |
    expect: |
        organisation_id | year | member_id | headcount | women_headcount | energy_mwh | renewable_mwh
        cordoba         | 2023 | F1        | 10        | 0               | 100        |
        cordoba         | 2023 | F2        |           |                 |            |
*/
with
calendar as (
    select
        year.year,
        make_date(year.year - 1, 1, 1) as last_year_on,
        make_date(year.year, 1, 1) as first_on,
        make_date(year.year + 1, 1, 1) as next_year_on
    from year
),
-- A spell runs from joined_on to the day before left_on. Those that touch the year or the year before.
member_in_year as (
    select
        membership.organisation_id,
        membership.member_id,
        calendar.year,
        bool_or(membership.left_on is null or membership.left_on >= calendar.next_year_on) as is_in_stock,
        bool_or(membership.joined_on < calendar.first_on) as was_member_before
    from membership
    inner join calendar
        on membership.joined_on < calendar.next_year_on
        and (membership.left_on is null or membership.left_on > calendar.last_year_on)
    group by membership.organisation_id, membership.member_id, calendar.year
    having bool_or(membership.left_on is null or membership.left_on > calendar.first_on)
),
-- Prices of a country relative to those of the base year.
price as (
    select price_index.country, price_index.year, price_index.price_index / base.price_index as since_base
    from run
    inner join price_index as base on base.year = run.base_year
    inner join price_index on price_index.country = base.country and price_index.index_kind = base.index_kind
    where base.index_kind = 'cpi' and base.price_index > 0 and price_index.price_index > 0
),
money_year as (
    select year.year from year
    union
    select run.base_year as year from run
),
-- Units of each currency per US dollar; the dollar itself needs no rate.
dollar_rate as (
    select currency, year, units_per_usd
    from exchange_rate
    where currency <> 'USD' and units_per_usd > 0
    union all
    select 'USD' as currency, year, cast(1 as double precision) as units_per_usd
    from money_year
),
-- Units of each currency per unit of the reporting currency, at the rates of the base year.
base_rate as (
    select unit.currency, unit.units_per_usd / reporting.units_per_usd as units_per_reporting_unit
    from run
    inner join dollar_rate as reporting
        on reporting.currency = run.reporting_currency and reporting.year = run.base_year
    inner join dollar_rate as unit on unit.year = run.base_year
),
plan_in_year as (
    select
        shared_value_plan.organisation_id,
        shared_value_plan.member_id,
        year.year,
        shared_value_plan.metric,
        shared_value_plan.better,
        shared_value_plan.chosen_on,
        row_number() over (
            partition by shared_value_plan.organisation_id, shared_value_plan.member_id, year.year
            order by shared_value_plan.chosen_on desc
        ) as place
    from shared_value_plan
    inner join year on shared_value_plan.chosen_on < make_date(year.year, 1, 1)
),
plan as (
    select organisation_id, member_id, year, metric, better, chosen_on
    from plan_in_year
    where place = 1
),
-- What the plan's metric was in the year and in the year before.
planned_figure as (
    select
        plan.organisation_id,
        plan.member_id,
        plan.year,
        sustainability.year as figure_year,
        coalesce(member.country, organisation.country) as country,
        sustainability.currency,
        plan.metric in ('hourly_pay_men', 'hourly_pay_women', 'total_purchases', 'local_purchases',
            'total_investment', 'green_investment') as is_money,
        case plan.metric
            when 'headcount' then sustainability.headcount
            when 'women_headcount' then sustainability.women_headcount
            when 'managers' then sustainability.managers
            when 'women_managers' then sustainability.women_managers
            when 'headcount_15_29' then sustainability.headcount_15_29
            when 'hourly_pay_men' then sustainability.hourly_pay_men
            when 'hourly_pay_women' then sustainability.hourly_pay_women
            when 'training_hours' then sustainability.training_hours
            when 'hours_worked' then sustainability.hours_worked
            when 'injuries' then sustainability.injuries
            when 'total_purchases' then sustainability.total_purchases
            when 'local_purchases' then sustainability.local_purchases
            when 'total_investment' then sustainability.total_investment
            when 'green_investment' then sustainability.green_investment
            when 'energy_mwh' then sustainability.energy_mwh
            when 'renewable_mwh' then sustainability.renewable_mwh
            when 'ghg_scope1_t' then sustainability.ghg_scope1_t
            when 'ghg_scope2_t' then sustainability.ghg_scope2_t
            when 'water_m3' then sustainability.water_m3
            when 'waste_t' then sustainability.waste_t
            when 'waste_recovered_t' then sustainability.waste_recovered_t
        end as figure
    from plan
    cross join (values (0), (1)) as distance (years)
    inner join sustainability
        on sustainability.member_id = plan.member_id and sustainability.year = plan.year - distance.years
    inner join member on member.member_id = plan.member_id
    inner join organisation on organisation.organisation_id = plan.organisation_id
),
-- A metric in money is compared at constant prices, like revenue.
social_figure as (
    select
        planned_figure.organisation_id,
        planned_figure.member_id,
        planned_figure.year,
        planned_figure.figure_year,
        case
            when planned_figure.is_money
                then planned_figure.figure / price.since_base / base_rate.units_per_reporting_unit
            else planned_figure.figure
        end as social_value
    from planned_figure
    left join price on price.country = planned_figure.country and price.year = planned_figure.figure_year
    left join base_rate on base_rate.currency = planned_figure.currency
),
social as (
    select
        plan.organisation_id,
        plan.member_id,
        plan.year,
        plan.metric,
        plan.better,
        plan.chosen_on,
        max(social_figure.social_value) filter (where social_figure.figure_year = plan.year) as social_value,
        max(social_figure.social_value) filter (where social_figure.figure_year = plan.year - 1) as social_value_before
    from plan
    left join social_figure
        on social_figure.organisation_id = plan.organisation_id
        and social_figure.member_id = plan.member_id
        and social_figure.year = plan.year
    group by plan.organisation_id, plan.member_id, plan.year, plan.metric, plan.better, plan.chosen_on
),
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
    revenue.revenue / revenue_rate.units_per_usd as revenue_usd,
    revenue.value_added / revenue_rate.units_per_usd as value_added_usd,
    revenue.exports / revenue_rate.units_per_usd as exports_usd,
    revenue.rd_expenditure / revenue_rate.units_per_usd as rd_expenditure_usd,
    revenue.revenue / price.since_base / base_rate.units_per_reporting_unit as real_revenue,
    revenue.value_added / price.since_base / base_rate.units_per_reporting_unit as real_value_added,
    revenue_before.revenue / price_before.since_base / base_rate_before.units_per_reporting_unit as real_revenue_before,
    revenue.employees_fte,
    revenue_before.employees_fte as employees_fte_before,
    sustainability.headcount,
    sustainability.women_headcount,
    sustainability.managers,
    sustainability.women_managers,
    sustainability.headcount_15_29,
    sustainability.hourly_pay_men,
    sustainability.hourly_pay_women,
    sustainability.training_hours,
    sustainability.hours_worked,
    sustainability.injuries,
    sustainability.total_purchases / sustainability_rate.units_per_usd as total_purchases_usd,
    sustainability.local_purchases / sustainability_rate.units_per_usd as local_purchases_usd,
    sustainability.total_investment / sustainability_rate.units_per_usd as total_investment_usd,
    sustainability.green_investment / sustainability_rate.units_per_usd as green_investment_usd,
    sustainability.energy_mwh,
    sustainability.renewable_mwh,
    sustainability.ghg_scope1_t,
    sustainability.ghg_scope2_t,
    sustainability.water_m3,
    sustainability.waste_t,
    sustainability.waste_recovered_t,
    social.metric as shared_value_metric,
    social.better as shared_value_better,
    social.chosen_on as shared_value_chosen_on,
    social.social_value,
    social.social_value_before
from member_of_organisation as here
left join revenue on revenue.member_id = here.member_id and revenue.year = here.year
left join revenue as revenue_before
    on revenue_before.member_id = here.member_id and revenue_before.year = here.year - 1
left join sustainability on sustainability.member_id = here.member_id and sustainability.year = here.year
left join social
    on social.organisation_id = here.organisation_id and social.member_id = here.member_id and social.year = here.year
left join price on price.country = here.country and price.year = here.year
left join price as price_before on price_before.country = here.country and price_before.year = here.year - 1
left join dollar_rate as revenue_rate on revenue_rate.currency = revenue.currency and revenue_rate.year = revenue.year
left join dollar_rate as sustainability_rate
    on sustainability_rate.currency = sustainability.currency and sustainability_rate.year = sustainability.year
left join base_rate on base_rate.currency = revenue.currency
left join base_rate as base_rate_before on base_rate_before.currency = revenue_before.currency
