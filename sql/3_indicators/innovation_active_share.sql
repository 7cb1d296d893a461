/*
title:       {en: Share of innovation-active members, es: Proporción de miembros con innovaciones}
question:
  en: "How many of the member firms brought out new products or processes in the last three years?"
  es: "¿Cuántas de las empresas miembro introdujeron productos o procesos nuevos en los últimos tres años?"
family:      competitiveness
dimension:   innovation
code:        CMP-14
numerator:
  en: "Member firms with a product or a process innovation"
  es: "Empresas miembro con una innovación de producto o de proceso"
denominator:
  en: "Member firms of which that is known"
  es: "Empresas miembro de las que se sabe"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "9.5"
source:      Oslo Manual; Panorama innovation
examples:
  - name: firms that innovate and firms that do not
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | is_innovative
        cordoba         | F1        | 2023 | true    | true
        cordoba         | F2        | 2023 | true    | false
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 1         | 1
        cordoba         | 2023 | F2        | 0         | 1
  - name: no innovation is a true zero, no answer is no row
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | is_innovative
        cordoba         | F1        | 2023 | true    | false
        cordoba         | F2        | 2023 | true    |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 1
  - name: a university is no firm
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | is_innovative
        cordoba         | U1        | 2023 | false   | true
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    organisation_id,
    year,
    member_id,
    case when is_innovative then cast(1 as double precision) else 0 end as numerator,
    cast(1 as double precision) as denominator
from member_year
where is_firm
    and is_innovative is not null
