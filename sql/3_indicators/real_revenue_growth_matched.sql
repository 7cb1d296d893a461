/*
title:       {en: "Real revenue growth, matched members (log)", es: "Crecimiento real de ingresos, miembros emparejados (log)"}
question:
  en: "How fast does the real revenue of the same members grow from one year to the next?"
  es: "¿Cuánto crecen de un año al otro los ingresos reales de los mismos miembros?"
family:      competitiveness
dimension:   growth
code:        CMP-04
numerator:
  en: "Real revenue in the year of firms that were members in both years and report in both"
  es: "Ingresos reales del año de las empresas que fueron miembros en ambos años e informan en ambos"
denominator:
  en: "Real revenue of the same firms in the year before"
  es: "Ingresos reales de las mismas empresas en el año anterior"
unit:        log_points
scale:       1
better:      higher
pool:        log_ratio_of_sums
protects:    real_revenue
sdg:         "8.2"
source:      IDB Brazil APL evaluation
examples:
  - name: members that report in both years
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue | real_revenue_before
        cordoba         | F1        | 2023 | true    | true              | 110          | 100
        cordoba         | F2        | 2023 | true    | true              | 0            | 50
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 110       | 100
        cordoba         | 2023 | F2        | 0         | 50
  - name: a year missing leaves the member out of both sums
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue | real_revenue_before
        cordoba         | F1        | 2023 | true    | true              | 110          |
        cordoba         | F2        | 2023 | true    | true              |              | 50
    expect: |
        organisation_id | year | member_id | numerator | denominator
  - name: a firm that joined this year is not matched, even where it reported before
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue | real_revenue_before
        cordoba         | F1        | 2023 | true    | false             | 110          | 100
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    organisation_id,
    year,
    member_id,
    real_revenue as numerator,
    real_revenue_before as denominator
from member_year
where is_firm
    and was_member_before
    and real_revenue is not null
    and real_revenue_before is not null
