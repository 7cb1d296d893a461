/*
title: {en: Standards of members, es: Normas de los miembros}
grain: one row per organisation, member, standard and day of assessment
examples:
  - name: the latest delivery wins the whole row
    given:
      member_standard: |
        delivery_id | row_number | organisation_id | member_id | standard  | assessed_on | is_met
        1           | 1          | cordoba         | M1        | ISO 14001 | 2021-10-05  | false
        1           | 2          | cordoba         | M1        | ISO 9001  | 2021-10-05  | false
        2           | 1          | cordoba         | M1        | ISO 14001 | 2021-10-05  | true
    expect: |
      organisation_id | member_id | standard  | assessed_on | is_met
      cordoba         | M1        | ISO 14001 | 2021-10-05  | true
      cordoba         | M1        | ISO 9001  | 2021-10-05  | false
*/
with delivered as (
    select
        organisation_id, member_id, standard, assessed_on, is_met,
        row_number() over (
            partition by organisation_id, member_id, standard, assessed_on
            order by delivery_id desc, row_number desc
        ) as recency
    from member_standard
)
select
    organisation_id, member_id, standard, assessed_on, is_met
from delivered
where recency = 1
