/*
title: {en: Money received, es: Dinero recibido}
grain: one row per funding record received in a year of the run
examples:
  - name: own income is what is not passed through, at the rate of the year and at constant prices
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
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
      funding: |
        funding_id | organisation_id | received_on | source   | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2021-12-31  | services | 1600   | 400                   | ARS      | false
    expect: |
        funding_id | year | is_usable | has_price | amount_usd | own_income_usd | amount | own_income | real_own_income
        1          | 2021 | true      | true      | 20         | 15             | 20     | 15         | 20
  - name: ten sources make eight classes and six income groups
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      funding: |
        funding_id | organisation_id | received_on | source               | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | membership_fees      | 1      | 0                     | USD      | false
        2          | cordoba         | 2023-01-01  | national_public      | 1      | 0                     | USD      | false
        3          | cordoba         | 2023-01-01  | regional_public      | 1      | 0                     | USD      | false
        4          | cordoba         | 2023-01-01  | local_public         | 1      | 0                     | USD      | false
        5          | cordoba         | 2023-01-01  | international_public | 1      | 0                     | USD      | false
        6          | cordoba         | 2023-01-01  | sponsorship          | 1      | 0                     | USD      | false
        7          | cordoba         | 2023-01-01  | research_projects    | 1      | 0                     | USD      | false
        8          | cordoba         | 2023-01-01  | services             | 1      | 0                     | USD      | false
        9          | cordoba         | 2023-01-01  | studies_and_data     | 1      | 0                     | USD      | false
        10         | cordoba         | 2023-01-01  | other                | 1      | 0                     | USD      | false
    expect: |
        funding_id | funding_class        | income_group
        1          | membership_fees      | membership_fees
        2          | public_funds         | national_public
        3          | public_funds         | regional_local_public
        4          | public_funds         | regional_local_public
        5          | international_public | international_public
        6          | sponsorship          | other
        7          | research_projects    | other
        8          | services             | services
        9          | studies_and_data     | services
        10         | other                | other
  - name: a record without a rate is kept and marked, one without a price is still usable at current prices
    given:
      year: |
        year
        2021
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      funding: |
        funding_id | organisation_id | received_on | source   | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2021-05-01  | services | 100    | 0                     | XCD      | false
        2          | cordoba         | 2021-05-01  | services | 100    | 0                     | USD      | true
    expect: |
        funding_id | is_in_kind | is_usable | has_price | amount | own_income | real_own_income
        1          | false      | false     | false     |        |            |
        2          | true       | true      | false     | 100    | 100        |
  - name: nominal money is given in the reporting currency; years outside the run are left out
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
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2021 | 80
        EUR      | 2021 | 0.8
      funding: |
        funding_id | organisation_id | received_on | source   | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2021-05-01  | services | 800    | 0                     | ARS      | false
        2          | cordoba         | 2020-12-31  | services | 800    | 0                     | ARS      | false
    expect: |
        funding_id | amount_usd | amount
        1          | 10         | 8
*/
with
-- own_income is what the organisation keeps of the amount.
receipt as (
    select
        funding.funding_id,
        funding.organisation_id,
        organisation.country,
        year.year,
        funding.received_on,
        funding.source,
        funding.funder_id,
        funding.funder_name,
        funding.project_id,
        funding.currency,
        funding.in_kind,
        funding.amount,
        funding.amount - funding.passed_through_amount as own_income
    from funding
    inner join year on year.year = cast(extract(year from funding.received_on) as integer)
    inner join organisation on organisation.organisation_id = funding.organisation_id
),
converted_receipt as (
    select
        receipt.funding_id,
        receipt.organisation_id,
        receipt.year,
        receipt.received_on,
        receipt.source,
        receipt.funder_id,
        receipt.funder_name,
        receipt.project_id,
        receipt.in_kind as is_in_kind,
        receipt.amount / rate.units_per_usd as amount_usd,
        receipt.own_income / rate.units_per_usd as own_income_usd,
        receipt.amount / rate.units_per_reporting_unit as amount,
        receipt.own_income / rate.units_per_reporting_unit as own_income,
        receipt.own_income / deflator.since_base / base_rate.units_per_reporting_unit as real_own_income
    from receipt
    left join conversion_rate as rate on rate.currency = receipt.currency and rate.year = receipt.year
    left join conversion_rate as base_rate on base_rate.currency = receipt.currency and base_rate.is_base_year
    left join deflator on deflator.country = receipt.country and deflator.year = receipt.year
)
select
    converted_receipt.funding_id,
    converted_receipt.organisation_id,
    converted_receipt.year,
    converted_receipt.received_on,
    converted_receipt.source,
    funding_class.funding_class,
    funding_class.income_group,
    converted_receipt.funder_id,
    converted_receipt.funder_name,
    converted_receipt.project_id,
    converted_receipt.is_in_kind,
    converted_receipt.amount is not null as is_usable,
    converted_receipt.real_own_income is not null as has_price,
    converted_receipt.amount_usd,
    converted_receipt.own_income_usd,
    converted_receipt.amount,
    converted_receipt.own_income,
    converted_receipt.real_own_income
from converted_receipt
inner join funding_class on funding_class.source = converted_receipt.source
