/*
title: {en: Board seats, es: Puestos en el consejo}
grain: one row per holder of a board seat from a day on
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      board_seat: |
        delivery_id | row_number | organisation_id | seat_id | stakeholder | sex | seat_from  | seat_to
        1           | 1          | cordoba         | 1       | private     | f   | 2018-04-01 | 2022-04-01
        2           | 1          | cordoba         | 1       | academia    |     | 2018-04-01 |
    expect: |
      organisation_id | seat_id | stakeholder | sex | seat_from  | seat_to
      cordoba         | 1       | academia    |     | 2018-04-01 |
  - name: one seat with two holders in turn is two rows
    given:
      board_seat: |
        delivery_id | row_number | organisation_id | seat_id | stakeholder | sex | seat_from  | seat_to
        1           | 1          | cordoba         | 1       | private     | f   | 2018-04-01 | 2022-04-01
        1           | 2          | cordoba         | 1       | private     | m   | 2022-04-01 |
    expect: |
      organisation_id | seat_id | sex | seat_from
      cordoba         | 1       | f   | 2018-04-01
      cordoba         | 1       | m   | 2022-04-01
*/
with delivered as (
    select
        organisation_id, seat_id, stakeholder, sex, seat_from, seat_to,
        row_number() over (
            partition by organisation_id, seat_id, seat_from
            order by delivery_id desc, row_number desc
        ) as recency
    from board_seat
)
select
    organisation_id, seat_id, stakeholder, sex, seat_from, seat_to
from delivered
where recency = 1
