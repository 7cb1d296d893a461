/*
title:       {en: Board sector diversity, es: Diversidad sectorial del consejo}
question:
  en: "How evenly do the five sectors share the board's seats?"
  es: "¿Con qué equilibrio se reparten los puestos del consejo entre los cinco sectores?"
family:      governance
dimension:   board
code:        GOV-02
numerator:
  en: "One less the sum of squared seat shares of the five sectors, divided by its maximum of 4/5"
  es: "Uno menos la suma de los cuadrados de las proporciones de puestos de los cinco sectores, dividido por su máximo de 4/5"
unit:        index
scale:       1
better:      higher
pool:        none
sdg:         "16.7"
source:      Greenbook 2.0; Blau index
examples:
  - name: two sectors in equal parts
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     |
        cordoba         | 2023 | 2       | public      |
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 0.625 | 2            | 2
  - name: five sectors in equal parts are the maximum
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     |
        cordoba         | 2023 | 2       | public      |
        cordoba         | 2023 | 3       | academia    |
        cordoba         | 2023 | 4       | financial   |
        cordoba         | 2023 | 5       | non_profit  |
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 1     | 5            | 5
  - name: one seat, like one sector, has no diversity; without seats there is no row
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     |
        rosario         | 2023 | 1       | public      |
        rosario         | 2023 | 2       | public      |
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 0     | 1            | 1
        rosario         | 2023 | 0     | 2            | 2
*/
with
sector as (
    select organisation_id, year, stakeholder, count(seat_id) as seats
    from board_seat_year
    group by organisation_id, year, stakeholder
),
board as (
    select
        organisation_id,
        year,
        cast(sum(seats) as double precision) as seats,
        cast(sum(seats * seats) as double precision) as sum_of_squares
    from sector
    group by organisation_id, year
)
select
    organisation_id,
    year,
    (1 - sum_of_squares / (seats * seats)) * 5 / 4 as value,
    cast(seats as bigint) as contributors,
    cast(seats as bigint) as eligible
from board
