/*
title:       {en: Employment of reporting members, es: Empleo de los miembros informantes}
question:
  en: "How many people, in full-time equivalents, do the reporting members employ?"
  es: "¿Cuántas personas, en equivalentes a tiempo completo, emplean los miembros que informan?"
family:      competitiveness
dimension:   employment
code:        CMP-06
numerator:
  en: "Full-time equivalents of member firms that report them"
  es: "Equivalentes a tiempo completo de las empresas miembro que los informan"
unit:        fte
scale:       1
better:      higher
pool:        sum
protects:    employees_fte
sdg:         "8.5"
source:      IDB; Compete Caribbean
examples:
  - name: a reported zero counts, a missing figure does not
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | employees_fte
        cordoba         | F1        | 2023 | true    | 12.5
        cordoba         | F2        | 2023 | true    | 0
        cordoba         | F3        | 2023 | true    |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 12.5      |
        cordoba         | 2023 | F2        | 0         |
  - name: headcount is never taken in place of full-time equivalents
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | employees_fte
        cordoba         | F1        | 2023 | true    |
      sustainability_year: |
        organisation_id | member_id | year | headcount
        cordoba         | F1        | 2023 | 20
    expect: |
        organisation_id | year | member_id | numerator | denominator
  - name: only firms count, each organisation for itself
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | employees_fte
        cordoba         | F1        | 2023 | true    | 10
        rosario         | F2        | 2023 | true    | 4
        rosario         | B1        | 2023 | false   | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 10        |
        rosario         | 2023 | F2        | 4         |
*/
select
    organisation_id,
    year,
    member_id,
    employees_fte as numerator,
    cast(null as double precision) as denominator
from member_year
where is_firm
    and employees_fte is not null
