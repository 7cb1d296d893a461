/*
title:       {en: Member retention, es: Retención de miembros}
question:
  en: "How many of the members at the end of the year before are still members at the end of the year?"
  es: "¿Cuántos de los miembros al cierre del año anterior siguen siéndolo al cierre del año?"
family:      governance
dimension:   membership
code:        GOV-05
numerator:
  en: "Members on 31 December of the year before that are members on 31 December"
  es: "Miembros al 31 de diciembre del año anterior que lo son al 31 de diciembre"
denominator:
  en: "Members on 31 December of the year before"
  es: "Miembros al 31 de diciembre del año anterior"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      ESCA structure indicators
examples:
  - name: members that stay, leave and join
    given:
      year: |
        year
        2023
      membership_year: |
        organisation_id | year | member_id | was_in_stock | is_in_stock
        cordoba         | 2023 | F1        | true         | true
        cordoba         | 2023 | F2        | true         | false
        cordoba         | 2023 | F3        | false        | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 2           | 1            | 2
  - name: members of every type count, and losing all of them is a true zero
    given:
      year: |
        year
        2023
      membership_year: |
        organisation_id | year | member_id | is_firm | was_in_stock | is_in_stock
        cordoba         | 2023 | U1        | false   | true         | false
        cordoba         | 2023 | F1        | true    | true         | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 2           | 0            | 2
  - name: in its first year an organisation has nobody to keep; without memberships it has no row
    given:
      year: |
        year
        2022
        2023
      membership_year: |
        organisation_id | year | member_id | was_in_stock | is_in_stock
        cordoba         | 2022 | F1        | false        | true
        cordoba         | 2023 | F1        | true         | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 1         | 1           | 1            | 1
*/
with
organisation as (
    select distinct organisation_id
    from membership_year
),
organisation_in_year as (
    select organisation.organisation_id, year.year
    from organisation
    cross join year
),
stock_before as (
    select
        organisation_id,
        year,
        count(member_id) filter (where is_in_stock) as counted,
        count(member_id) as members
    from membership_year
    where was_in_stock
    group by organisation_id, year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    cast(coalesce(stock_before.counted, 0) as double precision) as numerator,
    cast(coalesce(stock_before.members, 0) as double precision) as denominator,
    coalesce(stock_before.counted, 0) as contributors,
    coalesce(stock_before.members, 0) as eligible
from organisation_in_year
left join stock_before
    on stock_before.organisation_id = organisation_in_year.organisation_id
    and stock_before.year = organisation_in_year.year
