/*
title:    {en: Income by source and year, es: Ingresos por fuente y año}
grain:    one row per organisation, year of the run and source with a funding record
released: true
examples:
  - name: money, what of it is passed on and what comes in kind stand apart, at the rate of the year
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2021 | 80
      funding: |
        funding_id | organisation_id | received_on | source          | amount | currency | passed_through_amount | in_kind
        1          | cordoba         | 2021-03-01  | regional_public | 800    | ARS      | 400                   | false
        2          | cordoba         | 2021-12-31  | regional_public | 160    | ARS      | 0                     | false
        3          | cordoba         | 2021-06-01  | regional_public | 240    | ARS      | 0                     | true
        4          | cordoba         | 2022-01-01  | regional_public | 240    | ARS      | 0                     | false
    expect: |
        organisation_id | year | source          | funding_class | income_group          | amount | passed_through | own_income | in_kind | records
        cordoba         | 2021 | regional_public | public_funds  | regional_local_public | 12     | 5              | 7          | 3       | 3
  - name: what has no rate is no figure, and no zero
    given:
      year: |
        year
        2021
      funding: |
        funding_id | organisation_id | received_on | source   | amount | currency | passed_through_amount | in_kind
        1          | cordoba         | 2021-03-01  | services | 800    | ARS      | 0                     | false
    expect: |
        organisation_id | year | source   | amount | own_income | in_kind | records
        cordoba         | 2021 | services |        |            |         | 1
*/
with
receipt as (
    select
        funding.organisation_id,
        year.year,
        funding.source,
        funding.in_kind,
        funding.amount / rate.units_per_reporting_unit as amount,
        funding.passed_through_amount / rate.units_per_reporting_unit as passed_through
    from funding
    inner join year on year.year = cast(extract(year from funding.received_on) as integer)
    left join conversion_rate as rate on rate.currency = funding.currency and rate.year = year.year
)
select
    receipt.organisation_id,
    receipt.year,
    receipt.source,
    funding_class.funding_class,
    funding_class.income_group,
    funding_class.listed,
    sum(receipt.amount) filter (where not receipt.in_kind) as amount,
    sum(receipt.passed_through) filter (where not receipt.in_kind) as passed_through,
    sum(receipt.amount - receipt.passed_through) filter (where not receipt.in_kind) as own_income,
    sum(receipt.amount) filter (where receipt.in_kind) as in_kind,
    count(receipt.source) as records
from receipt
inner join funding_class on funding_class.source = receipt.source
group by receipt.organisation_id, receipt.year, receipt.source, funding_class.funding_class,
    funding_class.income_group, funding_class.listed
