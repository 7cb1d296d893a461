/*
title:       {en: National public share, es: Proporción de fondos públicos nacionales}
question:
  en: "How much of the organisation's own income is national public money?"
  es: "¿Qué parte de los ingresos propios son fondos públicos nacionales?"
family:      funding
dimension:   structure
code:        FUN-04
numerator:
  en: "Own income from national public funds"
  es: "Ingresos propios procedentes de fondos públicos nacionales"
denominator:
  en: "Own income of the year: received less passed through, in kind left out"
  es: "Ingresos propios del año: lo recibido menos lo transferido a otros, sin lo recibido en especie"
unit:        percent
scale:       100
better:      neutral
pool:        ratio_of_sums
makes:       funding_class
sdg:         "17.3"
source:      Greenbook 2.0 category
examples:
  - name: a share of own income, in two years
    given:
      funding_receipt: |
        organisation_id | year | income_group    | is_in_kind | is_usable | own_income
        cordoba         | 2022 | national_public | false      | true      | 30
        cordoba         | 2022 | other           | false      | true      | 70
        cordoba         | 2023 | national_public | false      | true      | 50
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 30        | 100         | 2            | 2
        cordoba         | 2023 | 50        | 50          | 1            | 1
  - name: an organisation with income but none of this kind has zero; one without records has no row
    given:
      funding_receipt: |
        organisation_id | year | income_group | is_in_kind | is_usable | own_income
        cordoba         | 2023 | other        | false      | true      | 70
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 70          | 1            | 1
  - name: contributions in kind and records without an exchange rate count in neither part
    given:
      funding_receipt: |
        organisation_id | year | income_group    | is_in_kind | is_usable | own_income
        cordoba         | 2023 | national_public | false      | true      | 30
        cordoba         | 2023 | national_public | true       | true      | 500
        cordoba         | 2023 | other           | false      | false     |
        rosario         | 2023 | national_public | true       | true      | 500
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 30        | 30          | 1            | 3
  - name: what is passed on in full leaves a total of zero
    given:
      funding_receipt: |
        organisation_id | year | income_group    | is_in_kind | is_usable | own_income
        cordoba         | 2023 | national_public | false      | true      | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 0           | 1            | 1
*/
with
-- Own income of records that are not in kind and could be converted.
receipt as (
    select
        organisation_id,
        year,
        income_group,
        case when is_usable and not is_in_kind then own_income end as own_income
    from funding_receipt
)
select
    organisation_id,
    year,
    coalesce(sum(own_income) filter (where income_group = 'national_public'), 0) as numerator,
    sum(own_income) as denominator,
    count(own_income) as contributors,
    count(income_group) as eligible
from receipt
group by organisation_id, year
having count(own_income) > 0
