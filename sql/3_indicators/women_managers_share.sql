/*
title:       {en: Women in managerial positions, es: Mujeres en puestos directivos}
question:
  en: "How many of the members' managers are women?"
  es: "¿Cuántos de los puestos directivos de los miembros ocupan mujeres?"
family:      shared_value
dimension:   people
code:        SHV-02
numerator:
  en: "Women managers of member firms that report both figures"
  es: "Mujeres en puestos directivos de las empresas miembro que informan ambos datos"
denominator:
  en: "All managers of the same firms"
  es: "Todos los puestos directivos de las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    managers
sdg:         "5.5"
source:      UNCTAD GCI C.1.1
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | women_managers | managers
        cordoba         | F1        | 2023 | 1              | 4
        cordoba         | F2        | 2023 | 3              | 6
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 1         | 4
        cordoba         | 2023 | F2        | 3         | 6
  - name: a firm without managers adds nothing to either part
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | women_managers | managers
        cordoba         | F1        | 2023 | 0              | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 0
  - name: a missing figure leaves the member out
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | U1        | 2023 | false
      sustainability_year: |
        organisation_id | member_id | year | women_managers | managers
        cordoba         | F1        | 2023 |                | 4
        cordoba         | F2        | 2023 | 2              |
        cordoba         | U1        | 2023 | 2              | 3
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    cast(sustainability_year.women_managers as double precision) as numerator,
    cast(sustainability_year.managers as double precision) as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.women_managers is not null
    and sustainability_year.managers is not null
