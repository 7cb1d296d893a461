/*
title:       {en: Local procurement share, es: Proporción de compras locales}
question:
  en: "How much of what members buy comes from local suppliers?"
  es: "¿Cuánto de lo que compran los miembros proviene de proveedores locales?"
family:      shared_value
dimension:   economy
code:        SHV-06
numerator:
  en: "Local purchases of member firms that report both figures"
  es: "Compras locales de las empresas miembro que informan ambas cifras"
denominator:
  en: "All purchases of the same firms"
  es: "Todas las compras de las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    total_purchases_usd
sdg:         "9.3"
source:      UNCTAD GCI A.4.1
examples:
  - name: sums over the firms that report both
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | local_purchases_usd | total_purchases_usd
        cordoba         | F1        | 2023 | 30                  | 100
        cordoba         | F2        | 2023 | 10                  | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 30        | 100
        cordoba         | 2023 | F2        | 10        | 300
  - name: nothing bought locally is a true zero, an unknown amount is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | local_purchases_usd | total_purchases_usd
        cordoba         | F1        | 2023 | 0                   | 100
        cordoba         | F2        | 2023 |                     | 300
        cordoba         | F3        | 2023 | 5                   |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: more local purchases than purchases count as written
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | local_purchases_usd | total_purchases_usd
        cordoba         | F1        | 2023 | 110                 | 100
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 110       | 100
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    sustainability_year.local_purchases_usd as numerator,
    sustainability_year.total_purchases_usd as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.local_purchases_usd is not null
    and sustainability_year.total_purchases_usd is not null
