/*
title: {en: Exchange rates, es: Tipos de cambio}
grain: one row per currency and year
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      exchange_rate: |
        delivery_id | row_number | currency | year | units_per_usd | source_name
        1           | 1          | EUR      | 2020 | 0.88          | Central bank
        1           | 2          | BBD      | 2020 | 2             |
        2           | 1          | EUR      | 2020 | 0.876         |
    expect: |
      currency | year | units_per_usd | source_name
      EUR      | 2020 | 0.876         |
      BBD      | 2020 | 2             |
*/
with delivered as (
    select
        currency, year, units_per_usd, source_name,
        row_number() over (
            partition by currency, year
            order by delivery_id desc, row_number desc
        ) as recency
    from exchange_rate
)
select
    currency, year, units_per_usd, source_name
from delivered
where recency = 1
