/*
title:       {en: Women in employment, es: Mujeres en el empleo}
question:
  en: "How many of the people employed by members are women?"
  es: "¿Cuántas de las personas empleadas por los miembros son mujeres?"
family:      shared_value
dimension:   people
code:        SHV-01
numerator:
  en: "Women employed by member firms that report both figures"
  es: "Mujeres empleadas por las empresas miembro que informan ambos datos"
denominator:
  en: "All people employed by the same firms (headcount)"
  es: "Todas las personas empleadas por las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    headcount
sdg:         "5.5"
source:      Compete Caribbean; EFRAG VSME B8
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | women_headcount | headcount
        cordoba         | F1        | 2023 | true    | 5               | 10
        cordoba         | F2        | 2023 | true    | 10              | 40
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 5         | 10
        cordoba         | 2023 | F2        | 10        | 40
  - name: no women is a zero, an unknown number of women is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | women_headcount | headcount
        cordoba         | F1        | 2023 | true    | 0               | 10
        cordoba         | F2        | 2023 | true    |                 | 40
        cordoba         | F3        | 2023 | true    | 4               |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 10
  - name: a firm without people says nothing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | women_headcount | headcount
        cordoba         | F1        | 2023 | true    | 0               | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    organisation_id,
    year,
    member_id,
    cast(women_headcount as double precision) as numerator,
    cast(headcount as double precision) as denominator
from member_year
where is_firm
    and women_headcount is not null
    and headcount > 0
