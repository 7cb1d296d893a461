/*
title:       {en: Waste recovered, es: Residuos valorizados}
question:
  en: "How much of their waste do members recover?"
  es: "¿Cuánto de sus residuos valorizan los miembros?"
family:      shared_value
dimension:   environment
code:        SHV-13
numerator:
  en: "Waste recovered by member firms that report both figures, in tonnes"
  es: "Residuos valorizados por las empresas miembro que informan ambas cifras, en toneladas"
denominator:
  en: "All waste of the same firms, in tonnes"
  es: "Todos los residuos de las mismas empresas, en toneladas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    waste_t
sdg:         "12.5"
source:      UNCTAD GCI B.2.2
examples:
  - name: sums over the firms that report both
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | waste_recovered_t | waste_t
        cordoba         | F1        | 2023 | 30                | 100
        cordoba         | F2        | 2023 | 10                | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 30        | 100
        cordoba         | 2023 | F2        | 10        | 300
  - name: nothing recovered is a true zero, an unknown amount is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | waste_recovered_t | waste_t
        cordoba         | F1        | 2023 | 0                 | 100
        cordoba         | F2        | 2023 |                   | 300
        cordoba         | F3        | 2023 | 5                 |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: more recovered than there was, from stock, counts as written
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | waste_recovered_t | waste_t
        cordoba         | F1        | 2023 | 12                | 10
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 12        | 10
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    cast(sustainability_year.waste_recovered_t as double precision) as numerator,
    cast(sustainability_year.waste_t as double precision) as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.waste_recovered_t is not null
    and sustainability_year.waste_t is not null
