/*
title:       {en: Member participation in projects, es: Participación de miembros en proyectos}
question:
  en: "How many of the members took part in a project of the organisation in the year?"
  es: "¿Cuántos de los miembros participaron en el año en un proyecto de la organización?"
family:      project
dimension:   reach
code:        PRJ-01
numerator:
  en: "Members of the year with at least one day of participation in a project of the organisation"
  es: "Miembros del año con al menos un día de participación en un proyecto de la organización"
denominator:
  en: "Members on any day of the year"
  es: "Miembros en algún día del año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      ESCA; TCI
examples:
  - name: members of every type count once
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated
        cordoba         | 2023 | F1        | true      | true
        cordoba         | 2023 | F2        | true      | false
        cordoba         | 2023 | U1        | true      | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 2         | 3           | 2            | 3
  - name: nobody taking part is a true zero where projects are recorded, otherwise not reported
    given:
      year: |
        year
        2023
      project: |
        project_id | organisation_id
        P1         | cordoba
      membership_year: |
        organisation_id | year | member_id | is_member | has_participated
        cordoba         | 2023 | F1        | true      | false
        rosario         | 2023 | F1        | true      | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 1           | 0            | 1
  - name: a member that left on 1 January is no member of the year, and a year without members has nobody to take part
    given:
      year: |
        year
        2023
        2024
      project: |
        project_id | organisation_id
        P1         | cordoba
      membership_year: |
        organisation_id | year | member_id | is_member | was_in_stock | has_participated
        cordoba         | 2023 | F1        | true      | true         | true
        cordoba         | 2024 | F1        | false     | true         | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 1           | 1            | 1
        cordoba         | 2024 | 0         | 0           | 0            | 0
*/
with
-- Organisations that report both projects and members.
organisation as (
    select organisation_id
    from project
    intersect
    select organisation_id
    from membership_year
),
organisation_in_year as (
    select organisation.organisation_id, year.year
    from organisation
    cross join year
),
member as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_participated) as participants,
        count(member_id) as members
    from membership_year
    where is_member
    group by organisation_id, year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    cast(coalesce(member.participants, 0) as double precision) as numerator,
    cast(coalesce(member.members, 0) as double precision) as denominator,
    coalesce(member.participants, 0) as contributors,
    coalesce(member.members, 0) as eligible
from organisation_in_year
left join member
    on member.organisation_id = organisation_in_year.organisation_id
    and member.year = organisation_in_year.year
