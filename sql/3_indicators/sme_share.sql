/*
title:       {en: SME share of members, es: Proporción de pymes entre los miembros}
question:
  en: "How many of the member firms of known size are small or medium-sized?"
  es: "¿Cuántas de las empresas miembro de tamaño conocido son pymes?"
family:      governance
dimension:   membership
code:        GOV-07
numerator:
  en: "Micro, small and medium-sized firms that are members on 31 December"
  es: "Empresas micro, pequeñas y medianas que son miembros al 31 de diciembre"
denominator:
  en: "Firms of known size that are members on 31 December"
  es: "Empresas de tamaño conocido que son miembros al 31 de diciembre"
unit:        percent
scale:       100
better:      neutral
pool:        ratio_of_sums
sdg:         "8.3"
source:      EU recommendation 2003/361; Panorama
examples:
  - name: micro, small and medium against all sizes
    given:
      membership_year: |
        organisation_id | year | member_id | is_firm | is_in_stock | size_class
        cordoba         | 2023 | F1        | true    | true        | micro
        cordoba         | 2023 | F2        | true    | true        | small
        cordoba         | 2023 | F3        | true    | true        | medium
        cordoba         | 2023 | F4        | true    | true        | large
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 3         | 4           | 3            | 4
  - name: an unknown size, a university and a firm that left do not count
    given:
      membership_year: |
        organisation_id | year | member_id | is_firm | is_in_stock | size_class
        cordoba         | 2023 | F1        | true    | true        |
        cordoba         | 2023 | U1        | false   | true        | large
        cordoba         | 2023 | F2        | true    | false       | small
        cordoba         | 2023 | F3        | true    | true        | large
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: no size known at all leaves no row
    given:
      membership_year: |
        organisation_id | year | member_id | is_firm | is_in_stock | size_class
        cordoba         | 2023 | F1        | true    | true        |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
*/
with
firm as (
    select organisation_id, year, size_class
    from membership_year
    where is_firm and is_in_stock and size_class is not null
)
select
    organisation_id,
    year,
    cast(count(size_class) filter (where size_class in ('micro', 'small', 'medium')) as double precision) as numerator,
    cast(count(size_class) as double precision) as denominator,
    count(size_class) filter (where size_class in ('micro', 'small', 'medium')) as contributors,
    count(size_class) as eligible
from firm
group by organisation_id, year
