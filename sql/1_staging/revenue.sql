/*
title: {en: Revenue of members, es: Ingresos de los miembros}
grain: one row per member and year and, of an organisation's own version of it, organisation (blank in the common version)
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      revenue: |
        delivery_id | row_number | member_id | year | currency | revenue | exports | employees_fte | product_innovation
        1           | 1          | M1        | 2023 | EUR      | 1000    | 200     | 10            | true
        1           | 2          | M1        | 2022 | EUR      | 900     | 100     | 9             |
        2           | 7          | M1        | 2023 | USD      | 1100    |         | 11            | false
    expect: |
      member_id | year | currency | revenue | exports | employees_fte | product_innovation
      M1        | 2023 | USD      | 1100    |         | 11            | false
      M1        | 2022 | EUR      | 900     | 100     | 9             |
  - name: a reported zero stays zero and a blank stays blank
    given:
      revenue: |
        delivery_id | row_number | member_id | year | currency | revenue | exports
        1           | 1          | M1        | 2023 | EUR      | 1000    | 0
        1           | 2          | M2        | 2023 | EUR      |         |
    expect: |
      member_id | year | revenue | exports
      M1        | 2023 | 1000    | 0
      M2        | 2023 |         |
  - name: a blank price basis means nominal
    given:
      revenue: |
        delivery_id | row_number | member_id | year | currency | revenue | price_basis
        1           | 1          | M1        | 2023 | EUR      | 1000    |
        1           | 2          | M2        | 2023 | ARS      | 5000    | restated_closing
    expect: |
      member_id | price_basis
      M1        | nominal
      M2        | restated_closing
  - name: an organisation's own version stands beside the common one, and each is replaced by its own corrections
    given:
      revenue: |
        delivery_id | row_number | member_id | year | revenue | own_of
        1           | 1          | M1        | 2023 | 100     |
        2           | 1          | M1        | 2023 | 90      | cordoba
        3           | 1          | M1        | 2023 | 95      | cordoba
        4           | 1          | M1        | 2023 | 110     |
    expect: |
      member_id | year | revenue | own_of
      M1        | 2023 | 110     |
      M1        | 2023 | 95      | cordoba
*/
with delivered as (
    select
        member_id, year, currency, revenue, value_added, exports, rd_expenditure, employees_fte,
        product_innovation, process_innovation,
        coalesce(price_basis, 'nominal') as price_basis,
        own_of,
        row_number() over (
            partition by member_id, year, own_of
            order by delivery_id desc, row_number desc
        ) as recency
    from revenue
)
select
    member_id, year, currency, revenue, value_added, exports, rd_expenditure, employees_fte,
    product_innovation, process_innovation, price_basis, own_of
from delivered
where recency = 1
