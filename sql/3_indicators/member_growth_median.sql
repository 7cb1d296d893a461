/*
title:       {en: Median real revenue growth of members (DHS), es: Mediana del crecimiento real de ingresos de los miembros (DHS)}
question:
  en: "How fast does the revenue of a typical member grow, so that gains and losses weigh the same?"
  es: "¿Cuánto crecen los ingresos de un miembro típico, de modo que ganancias y pérdidas pesen igual?"
family:      competitiveness
dimension:   growth
code:        CMP-05
numerator:
  en: "Median over firms that were members in both years and report in both of twice the change in real revenue over the sum of both years, from -2 to 2"
  es: "Mediana, entre las empresas que fueron miembros e informan en ambos años, del doble de la variación del ingreso real sobre la suma de los dos años, de -2 a 2"
unit:        ratio
scale:       1
better:      higher
pool:        none
protects:    real_revenue
sdg:         "8.2"
source:      Davis-Haltiwanger-Schuh 1996
examples:
  - name: the median of three; of two it is their mean
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | true              | 100                 | 100
        cordoba         | F2        | 2023 | true    | true              | 100                 | 300
        cordoba         | F3        | 2023 | true    | true              | 300                 | 100
        rosario         | F1        | 2023 | true    | true              | 100                 | 300
        rosario         | F2        | 2023 | true    | true              | 100                 | 100
    expect: |
        organisation_id | year | member_id | numerator | denominator | value
        cordoba         | 2023 | F1        | 100       | 100         | 0
        cordoba         | 2023 | F2        | 300       | 100         | 0
        cordoba         | 2023 | F3        | 100       | 300         | 0
        rosario         | 2023 | F1        | 300       | 100         | 0.5
        rosario         | 2023 | F2        | 100       | 100         | 0.5
  - name: zero after something is -2, zero in both years no growth at all, a missing year no row
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | true              | 100                 | 0
        cordoba         | F2        | 2023 | true    | true              | 0                   | 0
        cordoba         | F3        | 2023 | true    | true              |                     | 10
    expect: |
        organisation_id | year | member_id | value
        cordoba         | 2023 | F1        | -2
  - name: a firm that joined in the year, founded in it or not, is not matched
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | false             | true               |                     | 10
        cordoba         | F2        | 2023 | true    | false             | false              | 5                   | 10
    expect: |
        organisation_id | year | member_id | value
*/
with
matched_member as (
    select
        organisation_id,
        year,
        member_id,
        real_revenue,
        real_revenue_before,
        2 * (real_revenue - real_revenue_before) / (real_revenue + real_revenue_before) as growth
    from member_year
    where is_firm
        and was_member_before
        and real_revenue + real_revenue_before > 0
),
middle as (
    select organisation_id, year, percentile_cont(0.5) within group (order by growth) as value
    from matched_member
    group by organisation_id, year
)
select
    matched_member.organisation_id,
    matched_member.year,
    matched_member.member_id,
    matched_member.real_revenue as numerator,
    matched_member.real_revenue_before as denominator,
    middle.value
from matched_member
inner join middle on middle.organisation_id = matched_member.organisation_id and middle.year = matched_member.year
