/*
title:    {en: Funders by year, es: Financiadores por año}
grain:    one row per organisation, year of the run, funder, funding class and kind (cash or in kind)
released: true
examples:
  - name: the records of a funder add up by class; cash and kind stand apart
    given:
      year: |
        year
        2023
      funding: |
        funding_id | organisation_id | received_on | source          | funder_id | funder_name | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | national_public | G1        | Ministry    | 100    | 40                    | USD      | false
        2          | cordoba         | 2023-06-01  | local_public    | G1        | Ministry    | 50     | 0                     | USD      | false
        3          | cordoba         | 2023-06-01  | services        | G1        | Ministry    | 5      | 0                     | USD      | false
        4          | cordoba         | 2023-07-01  | services        | G1        | Ministry    | 7      | 0                     | USD      | true
    expect: |
        organisation_id | year | funder_id | funder_name | funding_class | is_in_kind | amount | own_income | records
        cordoba         | 2023 | G1        | Ministry    | public_funds  | false      | 150    | 110        | 2
        cordoba         | 2023 | G1        | Ministry    | services      | false      | 5      | 5          | 1
        cordoba         | 2023 | G1        | Ministry    | services      | true       | 7      | 7          | 1
  - name: a blank funder is unnamed; records without a rate are counted but add no amount
    given:
      year: |
        year
        2023
      funding: |
        funding_id | organisation_id | received_on | source | funder_id | funder_name | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | other  |           | A donor     | 100    | 0                     | USD      | false
        2          | cordoba         | 2023-06-01  | other  |           |             | 50     | 0                     | XCD      | false
        3          | rosario         | 2023-06-01  | other  | G2        |             | 50     | 0                     | XCD      | false
    expect: |
        organisation_id | year | funder_id | funder_name | amount | records
        cordoba         | 2023 | unnamed   |             | 100    | 2
        rosario         | 2023 | G2        |             |        | 1
  - name: amounts are nominal, in the reporting currency at the rate of the year of receipt
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | EUR
      year: |
        year
        2022
        2023
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2022 | 50
        ARS      | 2023 | 100
        EUR      | 2022 | 1
        EUR      | 2023 | 0.5
      funding: |
        funding_id | organisation_id | received_on | source | funder_id | funder_name | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2022-01-01  | other  | G1        |             | 100    | 0                     | ARS      | false
        2          | cordoba         | 2023-01-01  | other  | G1        |             | 100    | 0                     | ARS      | false
    expect: |
        year | funder_id | amount
        2022 | G1        | 2
        2023 | G1        | 0.5
*/
with
receipt as (
    select
        funding.organisation_id,
        year.year,
        coalesce(nullif(funding.funder_id, ''), 'unnamed') as funder_id,
        case when nullif(funding.funder_id, '') is not null then funding.funder_name end as funder_name,
        funding_class.funding_class,
        funding.in_kind as is_in_kind,
        funding.amount / rate.units_per_reporting_unit as amount,
        (funding.amount - funding.passed_through_amount) / rate.units_per_reporting_unit as own_income
    from funding
    inner join year on year.year = cast(extract(year from funding.received_on) as integer)
    inner join funding_class on funding_class.source = funding.source
    left join conversion_rate as rate on rate.currency = funding.currency and rate.year = year.year
)
select
    organisation_id,
    year,
    funder_id,
    max(funder_name) as funder_name,
    funding_class,
    is_in_kind,
    sum(amount) as amount,
    sum(own_income) as own_income,
    count(funding_class) as records
from receipt
group by organisation_id, year, funder_id, funding_class, is_in_kind
