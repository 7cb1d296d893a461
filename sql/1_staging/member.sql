/*
title: {en: Members, es: Miembros}
grain: one row per member
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      member: |
        delivery_id | row_number | member_id | member_name            | member_type | country | size_class | closed_on  | close_reason | ultimate_owner_id
        1           | 1          | M1        | Ñandú Software         | firm        | AR      | small      | 2021-06-30 | closed       | HOLDING-7
        1           | 2          | M2        | Universidad del Centro | university  | AR      |            |            |              |
        2           | 1          | M1        | Ñandú Software         | firm        | AR      | medium     |            |              |
    expect: |
      member_id | member_name            | member_type | country | size_class | closed_on | close_reason | ultimate_owner_id
      M1        | Ñandú Software         | firm        | AR      | medium     |           |              |
      M2        | Universidad del Centro | university  | AR      |            |           |              |
*/
with delivered as (
    select
        member_id, member_name, member_type, country, region, sector, size_class, member_founded_on,
        closed_on, close_reason, ultimate_owner_id,
        row_number() over (
            partition by member_id
            order by delivery_id desc, row_number desc
        ) as recency
    from member
)
select
    member_id, member_name, member_type, country, region, sector, size_class, member_founded_on,
    closed_on, close_reason, ultimate_owner_id
from delivered
where recency = 1
