/*
title:       {en: Renewable energy share, es: Proporción de energía renovable}
question:
  en: "How much of the energy that members use is renewable?"
  es: "¿Qué parte de la energía que usan los miembros es renovable?"
family:      shared_value
dimension:   environment
code:        SHV-10
numerator:
  en: "Renewable energy used by member firms that report both figures"
  es: "Energía renovable consumida por las empresas miembro que informan ambos datos"
denominator:
  en: "All energy used by the same firms"
  es: "Toda la energía consumida por las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    energy_mwh
sdg:         "7.2"
source:      UNCTAD GCI B.5.1
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | renewable_mwh | energy_mwh
        cordoba         | F1        | 2023 | 30            | 100
        cordoba         | F2        | 2023 | 10            | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 30        | 100
        cordoba         | 2023 | F2        | 10        | 300
  - name: no renewable energy is a zero, an unknown amount is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | renewable_mwh | energy_mwh
        cordoba         | F1        | 2023 | 0             | 100
        cordoba         | F2        | 2023 |               | 300
        cordoba         | F3        | 2023 | 5             |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: a firm that used no energy adds nothing to either part
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | renewable_mwh | energy_mwh
        cordoba         | F1        | 2023 | 0             | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 0
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    sustainability_year.renewable_mwh as numerator,
    sustainability_year.energy_mwh as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.renewable_mwh is not null
    and sustainability_year.energy_mwh is not null
