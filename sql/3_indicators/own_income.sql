/*
title:       {en: "Own income of the organisation, constant prices", es: "Ingresos propios de la organización, precios constantes"}
question:
  en: "How much money does the organisation receive for itself in a year, at constant prices?"
  es: "¿Cuánto dinero recibe la organización para sí en el año, a precios constantes?"
family:      funding
dimension:   size
code:        FUN-01
numerator:
  en: "Real own income of the year: received less passed through, in kind left out"
  es: "Ingresos propios reales del año: lo recibido menos lo transferido a otros, sin lo recibido en especie"
unit:        currency
scale:       1
better:      neutral
pool:        sum
sdg:         "17.3"
source:      Greenbook 2.0; Euroclusters cascade rule
examples:
  - name: records of a year add up
    given:
      funding_receipt: |
        organisation_id | year | is_in_kind | has_price | real_own_income
        cordoba         | 2022 | false      | true      | 30
        cordoba         | 2023 | false      | true      | 50
        cordoba         | 2023 | false      | true      | 25
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 30        |             | 1            | 1
        cordoba         | 2023 | 75        |             | 2            | 2
  - name: contributions in kind and records without a price or rate are left out, and the coverage tells
    given:
      funding_receipt: |
        organisation_id | year | is_in_kind | has_price | real_own_income
        cordoba         | 2023 | false      | true      | 50
        cordoba         | 2023 | true       | true      | 500
        cordoba         | 2023 | false      | false     |
        rosario         | 2023 | false      | false     |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 50        |             | 1            | 3
  - name: income passed on in full is a true zero
    given:
      funding_receipt: |
        organisation_id | year | is_in_kind | has_price | real_own_income
        cordoba         | 2023 | false      | true      | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         |             | 1            | 1
*/
with
-- Records that are not in kind and could be deflated and converted.
receipt as (
    select
        organisation_id,
        year,
        is_in_kind,
        case when has_price and not is_in_kind then real_own_income end as own_income
    from funding_receipt
)
select
    organisation_id,
    year,
    sum(own_income) as numerator,
    cast(null as double precision) as denominator,
    count(own_income) as contributors,
    count(is_in_kind) as eligible
from receipt
group by organisation_id, year
having count(own_income) > 0
