/*
title:       {en: Labour productivity, es: Productividad laboral}
question:
  en: "How much real value added does a full-time equivalent produce?"
  es: "¿Cuánto valor agregado real produce un equivalente a tiempo completo?"
family:      competitiveness
dimension:   productivity
code:        CMP-10
numerator:
  en: "Real gross value added of member firms that report it and have employees"
  es: "Valor agregado bruto real de las empresas miembro que lo informan y tienen empleados"
denominator:
  en: "Full-time equivalents of the same firms"
  es: "Equivalentes a tiempo completo de las mismas empresas"
unit:        currency_per_fte
scale:       1
better:      higher
pool:        ratio_of_sums
protects:    real_value_added
sdg:         "8.2"
source:      UNCTAD GCI A.1.2; EOCIC productivity star
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_value_added | employees_fte
        cordoba         | F1        | 2023 | true    | 300              | 10
        cordoba         | F2        | 2023 | true    | 100              | 10
        cordoba         | F3        | 2023 | true    | 500              |
        cordoba         | F4        | 2023 | true    |                  | 7
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 300       | 10
        cordoba         | 2023 | F2        | 100       | 10
  - name: a firm without employees counts in neither part
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_value_added | employees_fte
        cordoba         | F1        | 2023 | true    | 300              | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
  - name: revenue never stands in for value added, which may be negative
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_value_added | real_revenue | employees_fte
        cordoba         | F1        | 2023 | true    |                  | 900          | 10
        cordoba         | F2        | 2023 | true    | -20              | 900          | 10
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F2        | -20       | 10
*/
select
    organisation_id,
    year,
    member_id,
    real_value_added as numerator,
    employees_fte as denominator
from member_year
where is_firm
    and real_value_added is not null
    and employees_fte > 0
