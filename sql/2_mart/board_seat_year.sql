/*
title: {en: Board seats by year, es: Puestos del consejo por año}
grain: one row per organisation, year of the run and seat occupied on 31 December
examples:
  - name: a seat counts where it is occupied on 31 December; seat_to is exclusive
    given:
      year: |
        year
        2022
        2023
      board_seat: |
        organisation_id | seat_id | stakeholder | sex | seat_from  | seat_to
        cordoba         | 1       | private     | f   | 2022-12-31 | 2023-12-31
        cordoba         | 2       | public      | m   | 2022-01-01 | 2024-01-01
        cordoba         | 3       | academia    |     | 2024-01-01 |
    expect: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2022 | 1       | private     | f
        cordoba         | 2022 | 2       | public      | m
        cordoba         | 2023 | 2       | public      | m
  - name: a seat whose old holder was never signed off counts once, with the later holder
    given:
      year: |
        year
        2023
      board_seat: |
        organisation_id | seat_id | stakeholder | sex | seat_from  | seat_to
        cordoba         | 1       | private     | m   | 2020-01-01 |
        cordoba         | 1       | public      | f   | 2022-01-01 |
    expect: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | public      | f
*/
with
-- seat_to is exclusive. Where two spells of a seat overlap, the later holder occupies it.
occupied_seat as (
    select
        board_seat.organisation_id,
        year.year,
        board_seat.seat_id,
        board_seat.stakeholder,
        board_seat.sex,
        row_number() over (
            partition by board_seat.organisation_id, year.year, board_seat.seat_id
            order by board_seat.seat_from desc
        ) as place
    from board_seat
    inner join year
        on board_seat.seat_from <= make_date(year.year, 12, 31)
        and (board_seat.seat_to is null or board_seat.seat_to > make_date(year.year, 12, 31))
)
select
    organisation_id,
    year,
    seat_id,
    stakeholder,
    sex
from occupied_seat
where place = 1
