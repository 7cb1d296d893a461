/*
title:       {en: Total real revenue of reporting members, es: Ingresos reales totales de los miembros informantes}
question:
  en: "How large is the revenue of the members that report, at constant prices?"
  es: "¿Cuánto suman los ingresos de los miembros que informan, a precios constantes?"
family:      competitiveness
dimension:   size
code:        CMP-01
numerator:
  en: "Real revenue of member firms that report it"
  es: "Ingresos reales de las empresas miembro que los informan"
unit:        currency
scale:       1
better:      higher
pool:        sum
protects:    real_revenue
sdg:         "8.2"
source:      UNCTAD GCI A.1.1; IDB cluster evaluations
examples:
  - name: a reported zero counts, a missing figure does not
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 0
        cordoba         | F3        | 2023 | true    |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 100       |
        cordoba         | 2023 | F2        | 0         |
  - name: only firms count
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | U1        | 2023 | false   | 900
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 100       |
  - name: a member of two organisations counts in both
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        rosario         | F1        | 2023 | true    | 100
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 100       |
        rosario         | 2023 | F1        | 100       |
*/
select
    organisation_id,
    year,
    member_id,
    real_revenue as numerator,
    cast(null as double precision) as denominator
from member_year
where is_firm
    and real_revenue is not null
