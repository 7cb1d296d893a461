/*
title: {en: Board meetings, es: Reuniones del consejo}
grain: one row per organisation and day of a board meeting
examples:
  - name: the latest delivery wins the whole row
    given:
      board_meeting: |
        delivery_id | row_number | organisation_id | held_on    | seats_entitled | seats_attended
        1           | 1          | cordoba         | 2023-03-10 | 9              | 6
        1           | 2          | cordoba         | 2023-06-09 | 9              | 8
        2           | 1          | cordoba         | 2023-03-10 | 9              | 7
    expect: |
      organisation_id | held_on    | seats_entitled | seats_attended
      cordoba         | 2023-03-10 | 9              | 7
      cordoba         | 2023-06-09 | 9              | 8
*/
with delivered as (
    select
        organisation_id, held_on, seats_entitled, seats_attended,
        row_number() over (
            partition by organisation_id, held_on
            order by delivery_id desc, row_number desc
        ) as recency
    from board_meeting
)
select
    organisation_id, held_on, seats_entitled, seats_attended
from delivered
where recency = 1
