/*
title:       {en: Energy intensity, es: Intensidad energética}
question:
  en: "How much energy do members use per million of real value added?"
  es: "¿Cuánta energía usan los miembros por millón de valor agregado real?"
family:      shared_value
dimension:   environment
code:        SHV-09
numerator:
  en: "Energy used by member firms that report it and value added, in MWh"
  es: "Energía usada por las empresas miembro que la informan junto con el valor agregado, en MWh"
denominator:
  en: "Real value added of the same firms"
  es: "Valor agregado real de las mismas empresas"
unit:        mwh_per_million
scale:       1000000
better:      lower
pool:        ratio_of_sums
protects:    real_value_added
sdg:         "7.3"
source:      UNCTAD GCI B.5.2; VSME B3
examples:
  - name: sums over the firms that report both
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_value_added
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 300
      sustainability_year: |
        organisation_id | member_id | year | energy_mwh
        cordoba         | F1        | 2023 | 30
        cordoba         | F2        | 2023 | 10
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 30        | 100
        cordoba         | 2023 | F2        | 10        | 300
  - name: nothing used is a true zero, an unknown part is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_value_added
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 300
        cordoba         | F3        | 2023 | true    |
      sustainability_year: |
        organisation_id | member_id | year | energy_mwh
        cordoba         | F1        | 2023 | 0
        cordoba         | F2        | 2023 |
        cordoba         | F3        | 2023 | 5
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: a loss in value added is a figure, and revenue does not stand in for it
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_value_added | real_revenue
        cordoba         | F1        | 2023 | true    | -50              | 900
        cordoba         | F2        | 2023 | true    |                  | 900
      sustainability_year: |
        organisation_id | member_id | year | energy_mwh
        cordoba         | F1        | 2023 | 30
        cordoba         | F2        | 2023 | 10
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 30        | -50
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    cast(sustainability_year.energy_mwh as double precision) as numerator,
    member_year.real_value_added as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.energy_mwh is not null
    and member_year.real_value_added is not null
