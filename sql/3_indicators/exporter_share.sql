/*
title:       {en: Share of exporting members, es: Proporción de miembros exportadores}
question:
  en: "How many of the members that report exports sell abroad at all?"
  es: "¿Cuántos de los miembros que informan exportaciones venden en el exterior?"
family:      competitiveness
dimension:   markets
code:        CMP-12
numerator:
  en: "Member firms with exports above zero"
  es: "Empresas miembro con exportaciones mayores que cero"
denominator:
  en: "Member firms that report exports, zero included"
  es: "Empresas miembro que informan exportaciones, incluido el cero"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    exports_usd
counted:     true
sdg:         "17.11"
source:      IDB Brazil APL evaluation (probability of exporting)
examples:
  - name: a reported zero is a non-exporter, a missing figure is not
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | has_exports_figure | is_exporter
        cordoba         | F1        | 2023 | true    | true               | true
        cordoba         | F2        | 2023 | true    | true               | false
        cordoba         | F3        | 2023 | true    | false              | false
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 1         | 1
        cordoba         | 2023 | F2        | 0         | 1
  - name: counting exporters needs no exchange rate
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | has_exports_figure | is_exporter | exports_usd
        cordoba         | F1        | 2023 | true    | true               | true        |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 1         | 1
  - name: only firms count
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | has_exports_figure | is_exporter
        cordoba         | A1        | 2023 | false   | true               | true
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    organisation_id,
    year,
    member_id,
    case when is_exporter then cast(1 as double precision) else 0 end as numerator,
    cast(1 as double precision) as denominator
from member_year
where is_firm
    and has_exports_figure
