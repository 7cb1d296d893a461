/*
title: {en: Conversion rates, es: Tasas de conversión}
grain: one row per currency and year with a rate; the US dollar has one in every year of the run and in the base year
examples:
  - name: a currency has units per dollar and, by the reporting currency's own rate of the year, per unit of that
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | EUR
      year: |
        year
        2021
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
        EUR      | 2020 | 0.5
        EUR      | 2021 | 0.8
    expect: |
        currency | year | is_base_year | units_per_usd | units_per_reporting_unit
        ARS      | 2020 | true         | 40            | 80
        ARS      | 2021 | false        | 80            | 100
        EUR      | 2020 | true         | 0.5           | 1
        EUR      | 2021 | false        | 0.8           | 1
        USD      | 2020 | true         | 1             | 2
        USD      | 2021 | false        | 1             | 1.25
  - name: the dollar is one dollar whatever is delivered for it; a rate of zero is none
    given:
      year: |
        year
        2020
      exchange_rate: |
        currency | year | units_per_usd
        USD      | 2020 | 7
        ARS      | 2020 | 0
    expect: |
        currency | year | units_per_usd | units_per_reporting_unit
        USD      | 2020 | 1             | 1
  - name: where the reporting currency has no rate in the year nothing converts into it
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | EUR
      year: |
        year
        2020
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        EUR      | 2021 | 0.8
    expect: |
        currency | year | units_per_usd | units_per_reporting_unit
        ARS      | 2020 | 40            |
        EUR      | 2021 | 0.8           | 1
        USD      | 2020 | 1             |
*/
with
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
)
select
    unit.currency,
    unit.year,
    unit.year = run.base_year as is_base_year,
    unit.units_per_usd,
    unit.units_per_usd / reporting.units_per_usd as units_per_reporting_unit
from run
cross join dollar_rate as unit
left join dollar_rate as reporting on reporting.currency = run.reporting_currency and reporting.year = unit.year
