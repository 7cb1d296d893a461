/*
title:       {en: Youth employment share, es: Proporción de empleo juvenil}
question:
  en: "How many of the people employed by members are 15 to 29 years old?"
  es: "¿Cuántas de las personas empleadas por los miembros tienen entre 15 y 29 años?"
family:      shared_value
dimension:   people
code:        SHV-04
numerator:
  en: "People aged 15 to 29 employed by member firms that report both figures"
  es: "Personas de 15 a 29 años empleadas por las empresas miembro que informan ambos datos"
denominator:
  en: "All people employed by the same firms (headcount)"
  es: "Todas las personas empleadas por las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    headcount
sdg:         "8.6"
source:      Compete Caribbean (jobs for women and youth)
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | headcount_15_29 | headcount
        cordoba         | F1        | 2023 | 3               | 10
        cordoba         | F2        | 2023 | 7               | 40
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 3         | 10
        cordoba         | 2023 | F2        | 7         | 40
  - name: nobody young is a zero, an unknown number is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | headcount_15_29 | headcount
        cordoba         | F1        | 2023 | 0               | 10
        cordoba         | F2        | 2023 |                 | 40
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 10
  - name: years and organisations stand apart
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2022 | true
        rosario         | F1        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | headcount_15_29 | headcount
        cordoba         | F1        | 2022 | 2               | 10
        rosario         | F1        | 2023 | 3               | 10
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2022 | F1        | 2         | 10
        rosario         | 2023 | F1        | 3         | 10
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    cast(sustainability_year.headcount_15_29 as double precision) as numerator,
    cast(sustainability_year.headcount as double precision) as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.headcount_15_29 is not null
    and sustainability_year.headcount is not null
