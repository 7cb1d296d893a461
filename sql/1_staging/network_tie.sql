/*
title: {en: Ties between members, es: Vínculos entre miembros}
grain: one row per organisation, survey wave, relation, member that answers and member it names
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      network_tie: |
        delivery_id | row_number | organisation_id | wave | relation | from_member_id | to_member_id | frequency
        1           | 1          | cordoba         | 2019 | knows    | M1             | M2           | 4
        2           | 1          | cordoba         | 2019 | knows    | M1             | M2           |
    expect: |
      organisation_id | wave | relation | from_member_id | to_member_id | frequency
      cordoba         | 2019 | knows    | M1             | M2           |
  - name: direction, relation and wave each make another tie
    given:
      network_tie: |
        delivery_id | row_number | organisation_id | wave | relation     | from_member_id | to_member_id
        1           | 1          | cordoba         | 2019 | knows        | M1             | M2
        1           | 2          | cordoba         | 2019 | knows        | M2             | M1
        1           | 3          | cordoba         | 2019 | communicates | M1             | M2
        1           | 4          | cordoba         | 2015 | knows        | M1             | M2
    expect: |
      organisation_id | wave | relation     | from_member_id | to_member_id
      cordoba         | 2019 | knows        | M1             | M2
      cordoba         | 2019 | knows        | M2             | M1
      cordoba         | 2019 | communicates | M1             | M2
      cordoba         | 2015 | knows        | M1             | M2
*/
with delivered as (
    select
        organisation_id, wave, relation, from_member_id, to_member_id, frequency,
        row_number() over (
            partition by organisation_id, wave, relation, from_member_id, to_member_id
            order by delivery_id desc, row_number desc
        ) as recency
    from network_tie
)
select
    organisation_id, wave, relation, from_member_id, to_member_id, frequency
from delivered
where recency = 1
