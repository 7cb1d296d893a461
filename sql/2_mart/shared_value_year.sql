/*
title: {en: Shared-value plans by year, es: Planes de valor compartido por año}
grain: one row per organisation, member and year of the run with a plan chosen before, with the plan's metric in the year and in the year before
examples:
  - name: the plan is the latest one chosen in a year before, of this organisation
    given:
      year: |
        year
        2022
        2023
        2024
      organisation: |
        organisation_id | country
        cordoba         | AR
      member: |
        member_id | country
        F1        |
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
        organisation_id | year | member_id | metric         | better | social_value_before | social_value
        cordoba         | 2023 | F1        | injuries       | lower  | 4                   | 3
        cordoba         | 2024 | F1        | training_hours | higher | 20                  |
  - name: a planned metric in money is compared at constant prices
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
      member: |
        member_id | country
        F1        |
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
        organisation_id | year | member_id | social_value_before | social_value
        cordoba         | 2021 | F1        | 20                  | 20
  - name: of a shared member an organisation's own version of the figures counts for it alone
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country
        cordoba         | AR
        rosario         | AR
      member: |
        member_id | country
        F1        |
      shared_value_plan: |
        organisation_id | member_id | metric   | better | chosen_on
        cordoba         | F1        | injuries | lower  | 2022-01-01
        rosario         | F1        | injuries | lower  | 2022-01-01
      sustainability: |
        member_id | year | injuries | own_of
        F1        | 2022 | 4        |
        F1        | 2023 | 3        |
        F1        | 2023 | 8        | cordoba
    expect: |
        organisation_id | year | member_id | social_value_before | social_value
        cordoba         | 2023 | F1        | 4                   | 8
        rosario         | 2023 | F1        | 4                   | 3
*/
with
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
    left join own_version as own
        on own.record = 'sustainability'
        and own.organisation_id = plan.organisation_id
        and own.member_id = plan.member_id
        and own.year = plan.year - distance.years
    inner join sustainability
        on sustainability.member_id = plan.member_id
        and sustainability.year = plan.year - distance.years
        and sustainability.own_of is not distinct from own.organisation_id
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
                then planned_figure.figure / deflator.since_base / base_rate.units_per_reporting_unit
            else planned_figure.figure
        end as social_value
    from planned_figure
    left join deflator on deflator.country = planned_figure.country and deflator.year = planned_figure.figure_year
    left join conversion_rate as base_rate
        on base_rate.currency = planned_figure.currency and base_rate.is_base_year
)
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
