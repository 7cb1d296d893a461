/*
title:       {en: Green investment share, es: Proporción de inversión verde}
question:
  en: "How much of what members invest is green?"
  es: "¿Cuánto de lo que invierten los miembros es verde?"
family:      shared_value
dimension:   environment
code:        SHV-08
numerator:
  en: "Green investment of member firms that report both figures"
  es: "Inversión verde de las empresas miembro que informan ambas cifras"
denominator:
  en: "All investment of the same firms"
  es: "Toda la inversión de las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    total_investment_usd
sdg:         "7.b"
source:      UNCTAD GCI A.3.1
examples:
  - name: sums over the firms that report both
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | green_investment_usd | total_investment_usd
        cordoba         | F1        | 2023 | 30                   | 100
        cordoba         | F2        | 2023 | 10                   | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 30        | 100
        cordoba         | 2023 | F2        | 10        | 300
  - name: no green investment is a true zero, an unknown amount is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | green_investment_usd | total_investment_usd
        cordoba         | F1        | 2023 | 0                    | 100
        cordoba         | F2        | 2023 |                      | 300
        cordoba         | F3        | 2023 | 5                    |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: a firm that invested nothing adds nothing to either part; who is no firm is not asked
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | false
      sustainability_year: |
        organisation_id | member_id | year | green_investment_usd | total_investment_usd
        cordoba         | F1        | 2023 | 0                    | 0
        cordoba         | F2        | 2023 | 5                    | 10
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 0
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    sustainability_year.green_investment_usd as numerator,
    sustainability_year.total_investment_usd as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.green_investment_usd is not null
    and sustainability_year.total_investment_usd is not null
