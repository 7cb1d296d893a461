/*
title:       {en: Active members, es: Miembros activos}
question:
  en: "How many of the members took part in a project or used a shared capability in the year?"
  es: "¿Cuántos de los miembros participaron en un proyecto o usaron una capacidad compartida en el año?"
family:      governance
dimension:   membership
code:        GOV-08
numerator:
  en: "Members of the year with a day of participation in a project or a logged use"
  es: "Miembros del año con un día de participación en un proyecto o un uso registrado"
denominator:
  en: "Members on any day of the year"
  es: "Miembros en algún día del año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      ESCA committed participation
examples:
  - name: a project, a use or both make one active member
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
        cordoba         | 2023 | project
        cordoba         | 2023 | tangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated | has_tangible_use | has_intangible_use
        cordoba         | 2023 | F1        | true      | true             | true             | false
        cordoba         | 2023 | F2        | true      | false            | false            | true
        cordoba         | 2023 | F3        | true      | false            | false            | false
        cordoba         | 2023 | F4        | false     | true             | false            | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 2         | 3           | 2            | 3
  - name: nobody active is a true zero, no members in the year a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | membership
        cordoba         | 2023 | membership
        cordoba         | 2022 | intangible_use
        cordoba         | 2023 | intangible_use
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated | has_tangible_use | has_intangible_use
        cordoba         | 2023 | F1        | true      | false            | false            | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: who reports neither projects nor uses, or no members, has no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
        rosario         | 2023 | project
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated | has_tangible_use | has_intangible_use
        cordoba         | 2023 | F1        | true      | false            | false            | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
*/
with
-- Organisations that report members and, of projects and uses, at least one.
organisation_in_year as (
    select organisation_id, year
    from organisation_record
    where record in ('project', 'tangible_use', 'intangible_use')
    intersect
    select organisation_id, year
    from organisation_record
    where record = 'membership'
),
member as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_participated or has_tangible_use or has_intangible_use) as counted,
        count(member_id) as members
    from membership_year
    where is_member
    group by organisation_id, year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    cast(coalesce(member.counted, 0) as double precision) as numerator,
    cast(coalesce(member.members, 0) as double precision) as denominator,
    coalesce(member.counted, 0) as contributors,
    coalesce(member.members, 0) as eligible
from organisation_in_year
left join member
    on member.organisation_id = organisation_in_year.organisation_id
    and member.year = organisation_in_year.year
