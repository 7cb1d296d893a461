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
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | women_headcount | headcount
        cordoba         | F1        | 2023 | 5               | 10
        cordoba         | F2        | 2023 | 10              | 40
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 5         | 10
        cordoba         | 2023 | F2        | 10        | 40
  - name: no women is a zero, an unknown number of women is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | women_headcount | headcount
        cordoba         | F1        | 2023 | 0               | 10
        cordoba         | F2        | 2023 |                 | 40
        cordoba         | F3        | 2023 | 4               |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 10
  - name: a firm without people says nothing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | women_headcount | headcount
        cordoba         | F1        | 2023 | 0               | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    cast(sustainability_year.women_headcount as double precision) as numerator,
    cast(sustainability_year.headcount as double precision) as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.women_headcount is not null
    and sustainability_year.headcount > 0
