/*
title:       {en: Occupational injury frequency, es: Frecuencia de accidentes laborales}
question:
  en: "How many injuries happen per million hours worked?"
  es: "¿Cuántos accidentes ocurren por millón de horas trabajadas?"
family:      shared_value
dimension:   people
code:        SHV-07
numerator:
  en: "Injuries in member firms that report them and hours worked"
  es: "Accidentes en las empresas miembro que informan accidentes y horas trabajadas"
denominator:
  en: "Hours worked in the same firms"
  es: "Horas trabajadas en las mismas empresas"
unit:        per_million_hours
scale:       1000000
better:      lower
pool:        ratio_of_sums
protects:    hours_worked
sdg:         "8.8"
source:      "UNCTAD GCI C.3.2; IRIS OI3757. Others use 200000 hours: divide by 5"
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | injuries | hours_worked
        cordoba         | F1        | 2023 | 2        | 200000
        cordoba         | F2        | 2023 | 1        | 300000
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 2         | 200000
        cordoba         | 2023 | F2        | 1         | 300000
  - name: no injury is a zero, an unknown number is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | injuries | hours_worked
        cordoba         | F1        | 2023 | 0        | 200000
        cordoba         | F2        | 2023 |          | 300000
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 200000
  - name: without hours worked there is no rate
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | injuries | hours_worked
        cordoba         | F1        | 2023 | 1        | 0
        cordoba         | F2        | 2023 | 1        |
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    cast(sustainability_year.injuries as double precision) as numerator,
    sustainability_year.hours_worked as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.injuries is not null
    and sustainability_year.hours_worked > 0
