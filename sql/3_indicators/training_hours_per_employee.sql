/*
title:       {en: Training hours per employee, es: Horas de formación por empleado}
question:
  en: "How many hours of training does a full-time equivalent receive in a year?"
  es: "¿Cuántas horas de formación al año recibe un equivalente a tiempo completo?"
family:      shared_value
dimension:   people
code:        SHV-05
numerator:
  en: "Training hours of member firms that report them and have employees"
  es: "Horas de formación de las empresas miembro que las informan y tienen empleados"
denominator:
  en: "Full-time equivalents of the same firms"
  es: "Equivalentes a tiempo completo de las mismas empresas"
unit:        hours_per_fte
scale:       1
better:      higher
pool:        ratio_of_sums
protects:    employees_fte
sdg:         "4.3"
source:      UNCTAD GCI C.2.1
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | employees_fte
        cordoba         | F1        | 2023 | true    | 10
        cordoba         | F2        | 2023 | true    | 20
      sustainability_year: |
        organisation_id | member_id | year | training_hours
        cordoba         | F1        | 2023 | 200
        cordoba         | F2        | 2023 | 100
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 200       | 10
        cordoba         | 2023 | F2        | 100       | 20
  - name: no training is a zero, an unknown number of hours is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | employees_fte
        cordoba         | F1        | 2023 | true    | 10
        cordoba         | F2        | 2023 | true    | 20
      sustainability_year: |
        organisation_id | member_id | year | training_hours
        cordoba         | F1        | 2023 | 0
        cordoba         | F2        | 2023 |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 10
  - name: a firm without employees counts in neither part
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | employees_fte
        cordoba         | F1        | 2023 | true    | 0
        cordoba         | F2        | 2023 | true    |
      sustainability_year: |
        organisation_id | member_id | year | training_hours
        cordoba         | F1        | 2023 | 40
        cordoba         | F2        | 2023 | 40
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    sustainability_year.training_hours as numerator,
    member_year.employees_fte as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.training_hours is not null
    and member_year.employees_fte > 0
