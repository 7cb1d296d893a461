/*
title:       {en: Use of tangible collective capabilities, es: Uso de capacidades colectivas tangibles}
question:
  en: "How many of the members used a shared facility, equipment, platform or joint purchase in the year?"
  es: "¿Cuántos de los miembros usaron una instalación, un equipo, una plataforma o una compra conjunta en el año?"
family:      shared_value
dimension:   capabilities
code:        SHV-18
numerator:
  en: "Members of the year with a logged use of a tangible capability"
  es: "Miembros del año con un uso registrado de una capacidad tangible"
denominator:
  en: "Members on any day of the year"
  es: "Miembros en algún día del año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "9.1"
source:      Collective CSV paper (tangible capabilities); own operationalisation
examples:
  - name: one of two members used it, however often
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | tangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_tangible_use
        cordoba         | 2023 | F1        | true      | true
        cordoba         | 2023 | F2        | true      | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 2           | 1            | 2
  - name: no use in a year is a true zero, no members in the year a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | tangible_use
        cordoba         | 2023 | tangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_tangible_use
        cordoba         | 2023 | F1        | true      | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: an organisation that logs only the other kind of capability has no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | intangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_intangible_use
        cordoba         | 2023 | F1        | true      | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
*/
with
member as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_tangible_use) as counted,
        count(member_id) as members
    from membership_year
    where is_member
    group by organisation_id, year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(member.counted, 0) as double precision) as numerator,
    cast(coalesce(member.members, 0) as double precision) as denominator,
    coalesce(member.counted, 0) as contributors,
    coalesce(member.members, 0) as eligible
from organisation_record
left join member
    on member.organisation_id = organisation_record.organisation_id
    and member.year = organisation_record.year
where organisation_record.record = 'tangible_use'
