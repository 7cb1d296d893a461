/*
title: {en: Deflators, es: Deflactores}
grain: one row per country and year with a consumer price index, where the country has one of the base year
examples:
  - name: prices are told relative to those of the base year, whatever the base of the index
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
        AR      | 2021 | ppi        | 400
        UY      | 2019 | cpi        | 40
        UY      | 2020 | cpi        | 50
    expect: |
        country | year | since_base
        AR      | 2020 | 1
        AR      | 2021 | 1.5
        UY      | 2019 | 0.8
        UY      | 2020 | 1
  - name: without a price of the base year a country has no deflator, and an index of zero is none
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      price_index: |
        country | year | index_kind | price_index
        BB      | 2021 | cpi        | 100
        CO      | 2020 | ppi        | 100
        CO      | 2021 | cpi        | 110
        ES      | 2020 | cpi        | 0
        ES      | 2021 | cpi        | 110
        PL      | 2020 | cpi        | 100
        PL      | 2021 | cpi        | 0
    expect: |
        country | year | since_base
        PL      | 2020 | 1
*/
select
    price_index.country,
    price_index.year,
    price_index.price_index / base.price_index as since_base
from run
inner join price_index as base on base.year = run.base_year
inner join price_index on price_index.country = base.country and price_index.index_kind = base.index_kind
where base.index_kind = 'cpi' and base.price_index > 0 and price_index.price_index > 0
