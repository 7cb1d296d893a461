/*
title:       {en: "R&D intensity", es: Intensidad de I+D}
question:
  en: "How much of their revenue do members spend on research and development?"
  es: "¿Qué parte de sus ingresos dedican los miembros a investigación y desarrollo?"
family:      competitiveness
dimension:   innovation
code:        CMP-13
numerator:
  en: "R&D expenditure of member firms that report both it and revenue"
  es: "Gasto en I+D de las empresas miembro que informan tanto ese gasto como ingresos"
denominator:
  en: "Revenue of the same firms"
  es: "Ingresos de las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    rd_expenditure_usd
sdg:         "9.5"
source:      UNCTAD GCI A.3.3; OECD Frascati practice
examples:
  - name: a ratio of sums over members with both figures
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | rd_expenditure_usd | revenue_usd
        cordoba         | F1        | 2023 | true    | 5                  | 100
        cordoba         | F2        | 2023 | true    | 1                  | 300
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 5         | 100
        cordoba         | 2023 | F2        | 1         | 300
  - name: a reported zero is kept, a missing figure leaves the member out
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | rd_expenditure_usd | revenue_usd
        cordoba         | F1        | 2023 | true    | 0                  | 100
        cordoba         | F2        | 2023 | true    |                    | 300
        cordoba         | F3        | 2023 | true    | 4                  |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: expenditure may exceed revenue in a young firm
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | rd_expenditure_usd | revenue_usd
        cordoba         | F1        | 2023 | true    | 50                 | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 50        | 0
*/
select
    organisation_id,
    year,
    member_id,
    rd_expenditure_usd as numerator,
    revenue_usd as denominator
from member_year
where is_firm
    and rd_expenditure_usd is not null
    and revenue_usd is not null
