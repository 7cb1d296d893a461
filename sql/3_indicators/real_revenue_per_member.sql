/*
title:       {en: Mean real revenue per reporting member, es: Ingreso real medio por miembro informante}
question:
  en: "How large is a reporting member's revenue on average, at constant prices?"
  es: "¿Cuánto ingresa en promedio un miembro que informa, a precios constantes?"
family:      competitiveness
dimension:   size
code:        CMP-02
numerator:
  en: "Real revenue of member firms that report it"
  es: "Ingresos reales de las empresas miembro que los informan"
denominator:
  en: "Number of these firms"
  es: "Número de estas empresas"
unit:        currency
scale:       1
better:      higher
pool:        ratio_of_sums
protects:    real_revenue
sdg:         "8.2"
source:      Cordoba case (revenue per company)
examples:
  - name: each reporting firm counts once, a reported zero too
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 0
        cordoba         | F3        | 2023 | true    |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 100       | 1
        cordoba         | 2023 | F2        | 0         | 1
  - name: years stand apart
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2022 | true    | 80
        cordoba         | F1        | 2023 | true    | 100
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2022 | F1        | 80        | 1
        cordoba         | 2023 | F1        | 100       | 1
  - name: a university is no firm
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | U1        | 2023 | false   | 900
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    organisation_id,
    year,
    member_id,
    real_revenue as numerator,
    cast(1 as double precision) as denominator
from member_year
where is_firm
    and real_revenue is not null
