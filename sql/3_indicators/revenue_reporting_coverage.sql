/*
title:       {en: Revenue reporting coverage, es: Cobertura de la información de ingresos}
question:
  en: "How many of the member firms report their revenue of the year?"
  es: "¿Cuántas de las empresas miembro informan sus ingresos del año?"
family:      governance
dimension:   data quality
code:        GOV-09
numerator:
  en: "Member firms that report a revenue figure"
  es: "Empresas miembro que informan un dato de ingresos"
denominator:
  en: "Member firms"
  es: "Empresas miembro"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
asks:        firms
sdg:         "17.18"
source:      Own data-quality rule
examples:
  - name: a reported zero is a report; the figure needs no exchange rate
    given:
      member_year: |
        organisation_id | year | member_id | is_firm | has_revenue_figure | revenue_usd
        cordoba         | 2023 | F1        | true    | true               | 0
        cordoba         | 2023 | F2        | true    | true               |
        cordoba         | 2023 | F3        | true    | false              |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 2         | 3           | 2            | 3
  - name: nobody reporting is a true zero
    given:
      member_year: |
        organisation_id | year | member_id | is_firm | has_revenue_figure
        cordoba         | 2023 | F1        | true    | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: only firms are expected to report, and members without a firm among them leave nothing to cover
    given:
      member_year: |
        organisation_id | year | member_id | is_firm | has_revenue_figure
        cordoba         | 2023 | F1        | true    | true
        cordoba         | 2023 | U1        | false   | false
        rosario         | 2023 | U1        | false   | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 1           | 1            | 1
        rosario         | 2023 | 0         | 0           | 0            | 0
*/
select
    organisation_id,
    year,
    cast(count(member_id) filter (where is_firm and has_revenue_figure) as double precision) as numerator,
    cast(count(member_id) filter (where is_firm) as double precision) as denominator,
    count(member_id) filter (where is_firm and has_revenue_figure) as contributors,
    count(member_id) filter (where is_firm) as eligible
from member_year
group by organisation_id, year
