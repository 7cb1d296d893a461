/*
title: {en: Price indices, es: Índices de precios}
grain: one row per country, year and kind of index
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      price_index: |
        delivery_id | row_number | country | year | price_index | index_kind | source_name
        1           | 1          | ES      | 2020 | 100         | cpi        | National statistics office
        1           | 2          | ES      | 2021 | 103         | cpi        | National statistics office
        2           | 1          | ES      | 2021 | 103.1       | cpi        |
    expect: |
      country | year | price_index | index_kind | source_name
      ES      | 2020 | 100         | cpi        | National statistics office
      ES      | 2021 | 103.1       | cpi        |
  - name: a blank kind of index means cpi, also where versions are compared
    given:
      price_index: |
        delivery_id | row_number | country | year | price_index | index_kind
        1           | 1          | ES      | 2020 | 100         | cpi
        1           | 2          | ES      | 2020 | 98          | gdp_deflator
        2           | 1          | ES      | 2020 | 101         |
    expect: |
      country | year | price_index | index_kind
      ES      | 2020 | 101         | cpi
      ES      | 2020 | 98          | gdp_deflator
*/
with delivered as (
    select
        country, year, price_index,
        coalesce(index_kind, 'cpi') as index_kind,
        source_name,
        row_number() over (
            partition by country, year, coalesce(index_kind, 'cpi')
            order by delivery_id desc, row_number desc
        ) as recency
    from price_index
)
select
    country, year, price_index, index_kind, source_name
from delivered
where recency = 1
