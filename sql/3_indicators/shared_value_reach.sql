/*
title:       {en: Members reached by shared-value projects, es: Miembros alcanzados por proyectos de valor compartido}
question:
  en: "How many of the members took part in a project that creates shared value?"
  es: "¿Cuántos de los miembros participaron en un proyecto que crea valor compartido?"
family:      shared_value
dimension:   collective action
code:        SHV-17
numerator:
  en: "Members of the year with a day of participation in a project with an SDG target and a shared-value level"
  es: "Miembros del año con un día de participación en un proyecto con una meta de los ODS y un nivel de valor compartido"
denominator:
  en: "Members on any day of the year"
  es: "Miembros en algún día del año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      Collective CSV paper
examples:
  - name: one of two members took part
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
        cordoba         | 2023 | project
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated | has_shared_value_project
        cordoba         | 2023 | F1        | true      | true             | true
        cordoba         | 2023 | F2        | true      | false            | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 2           | 1            | 2
  - name: nobody reached is a true zero, no members in the year a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | membership
        cordoba         | 2023 | membership
        cordoba         | 2022 | project
        cordoba         | 2023 | project
        rosario         | 2022 | membership
        rosario         | 2023 | membership
      membership_year: |
        organisation_id | year | member_id | is_member | has_shared_value_project
        cordoba         | 2023 | F1        | true      | false
        rosario         | 2023 | F1        | true      | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: taking part in a project without shared value does not count
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
        cordoba         | 2023 | project
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated | has_shared_value_project
        cordoba         | 2023 | F1        | true      | true             | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 0            | 1
*/
with
-- Organisations that report both projects and members.
organisation_in_year as (
    select organisation_id, year
    from organisation_record
    where record = 'project'
    intersect
    select organisation_id, year
    from organisation_record
    where record = 'membership'
),
member as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_shared_value_project) as counted,
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
