/*
title:       {en: Member entry rate, es: Tasa de entrada de miembros}
question:
  en: "How many members joined for the first time, relative to the members at the end of the year before?"
  es: "¿Cuántos miembros se incorporaron por primera vez, en relación con los miembros al cierre del año anterior?"
family:      governance
dimension:   membership
code:        GOV-06
numerator:
  en: "Members whose first joining was in the year"
  es: "Miembros cuya primera incorporación fue en el año"
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
  - name: one new member on two of the year before
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
      membership_year: |
        organisation_id | year | member_id | is_first_year | was_in_stock
        cordoba         | 2023 | F1        | false         | true
        cordoba         | 2023 | F2        | false         | true
        cordoba         | 2023 | F3        | true          | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 2           | 1            | 2
  - name: nobody new is a true zero, nobody before a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | membership
        cordoba         | 2023 | membership
      membership_year: |
        organisation_id | year | member_id | is_first_year | was_in_stock
        cordoba         | 2022 | F1        | true          | false
        cordoba         | 2023 | F1        | false         | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 1         | 0           | 1            | 0
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: who comes back after a gap is not new; without memberships there is no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
        rosario         | 2023 | project
      membership_year: |
        organisation_id | year | member_id | is_first_year | was_in_stock
        cordoba         | 2023 | F1        | false         | true
        cordoba         | 2023 | F2        | false         | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 0            | 1
*/
with
entry as (
    select
        organisation_id,
        year,
        count(member_id) filter (where is_first_year) as joined,
        count(member_id) filter (where was_in_stock) as stock_before
    from membership_year
    group by organisation_id, year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(entry.joined, 0) as double precision) as numerator,
    cast(coalesce(entry.stock_before, 0) as double precision) as denominator,
    coalesce(entry.joined, 0) as contributors,
    coalesce(entry.stock_before, 0) as eligible
from organisation_record
left join entry
    on entry.organisation_id = organisation_record.organisation_id
    and entry.year = organisation_record.year
where organisation_record.record = 'membership'
