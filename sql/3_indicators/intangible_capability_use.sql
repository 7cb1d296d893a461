/*
title:       {en: Use of intangible collective capabilities, es: Uso de capacidades colectivas intangibles}
question:
  en: "How many of the members attended a joint training, standard-setting or knowledge session in the year?"
  es: "¿Cuántos de los miembros asistieron en el año a una formación, normalización o sesión de conocimiento conjunta?"
family:      shared_value
dimension:   capabilities
code:        SHV-19
numerator:
  en: "Members of the year with a logged use of an intangible capability"
  es: "Miembros del año con un uso registrado de una capacidad intangible"
denominator:
  en: "Members on any day of the year"
  es: "Miembros en algún día del año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "4.4"
source:      Collective CSV paper (intangible capabilities); own operationalisation
examples:
  - name: one of two members used it, however often
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | intangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_intangible_use
        cordoba         | 2023 | F1        | true      | true
        cordoba         | 2023 | F2        | true      | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 2           | 1            | 2
  - name: no use in a year is a true zero, no members in the year a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | intangible_use
        cordoba         | 2023 | intangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_intangible_use
        cordoba         | 2023 | F1        | true      | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: an organisation that logs only the other kind of capability has no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | tangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_tangible_use
        cordoba         | 2023 | F1        | true      | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
*/
with
member as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_intangible_use) as counted,
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
where organisation_record.record = 'intangible_use'
