/*
title:       {en: Export intensity, es: Intensidad exportadora}
question:
  en: "How much of the members' revenue is earned abroad?"
  es: "¿Qué parte de los ingresos de los miembros se obtiene en el exterior?"
family:      competitiveness
dimension:   markets
code:        CMP-11
numerator:
  en: "Exports of member firms that report both exports and revenue"
  es: "Exportaciones de las empresas miembro que informan tanto exportaciones como ingresos"
denominator:
  en: "Revenue of the same firms"
  es: "Ingresos de las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    exports_usd
sdg:         "17.11"
source:      IDB Brazil APL evaluation
examples:
  - name: a member that reports no exports figure counts in neither part
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | exports_usd | revenue_usd
        cordoba         | F1        | 2023 | true    | 20          | 100
        cordoba         | F2        | 2023 | true    |             | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 20        | 100
  - name: a reported zero counts in the denominator
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | exports_usd | revenue_usd
        cordoba         | F1        | 2023 | true    | 0           | 300
        cordoba         | F2        | 2023 | true    | 0           | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 300
        cordoba         | 2023 | F2        | 0         | 0
  - name: only firms count, in each organisation they belong to
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | exports_usd | revenue_usd
        cordoba         | F1        | 2023 | true    | 20          | 100
        rosario         | F1        | 2023 | true    | 20          | 100
        rosario         | U1        | 2023 | false   | 5           | 50
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 20        | 100
        rosario         | 2023 | F1        | 20        | 100
*/
select
    organisation_id,
    year,
    member_id,
    exports_usd as numerator,
    revenue_usd as denominator
from member_year
where is_firm
    and exports_usd is not null
    and revenue_usd is not null
