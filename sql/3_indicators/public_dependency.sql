/*
title:       {en: Public dependency, es: Dependencia pública}
question:
  en: "How much of the organisation's own income is public money of any level?"
  es: "¿Qué parte de los ingresos propios son fondos públicos de cualquier nivel?"
family:      funding
dimension:   sustainability
code:        FUN-08
numerator:
  en: "Own income from national, regional, local and international public funds"
  es: "Ingresos propios procedentes de fondos públicos nacionales, regionales, locales e internacionales"
denominator:
  en: "Own income of the year: received less passed through, in kind left out"
  es: "Ingresos propios del año: lo recibido menos lo transferido a otros, sin lo recibido en especie"
unit:        percent
scale:       100
better:      lower
pool:        ratio_of_sums
makes:       funding_class
sdg:         "17.3"
source:      Burger et al. 2017; ESCA
examples:
  - name: public money of all levels adds up
    given:
      funding_receipt: |
        organisation_id | year | income_group          | is_in_kind | is_usable | own_income
        cordoba         | 2023 | national_public       | false      | true      | 30
        cordoba         | 2023 | regional_local_public | false      | true      | 10
        cordoba         | 2023 | international_public  | false      | true      | 20
        cordoba         | 2023 | membership_fees       | false      | true      | 40
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 60        | 100         | 4            | 4
  - name: an organisation without public money has zero
    given:
      funding_receipt: |
        organisation_id | year | income_group | is_in_kind | is_usable | own_income
        cordoba         | 2023 | services     | false      | true      | 70
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 70          | 1            | 1
  - name: contributions in kind and records without an exchange rate count in neither part
    given:
      funding_receipt: |
        organisation_id | year | income_group    | is_in_kind | is_usable | own_income
        cordoba         | 2023 | national_public | false      | true      | 30
        cordoba         | 2023 | national_public | true       | true      | 500
        cordoba         | 2023 | services        | false      | false     |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 30        | 30          | 1            | 3
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
    coalesce(sum(own_income) filter (where income_group in ('national_public', 'regional_local_public', 'international_public')), 0) as numerator,
    sum(own_income) as denominator,
    count(own_income) as contributors,
    count(income_group) as eligible
from receipt
group by organisation_id, year
having count(own_income) > 0
