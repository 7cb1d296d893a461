/*
title:       {en: Private-sector board seats, es: Puestos del sector privado en el consejo}
question:
  en: "How many of the board's occupied seats are held by the private sector?"
  es: "¿Cuántos de los puestos ocupados del consejo corresponden al sector privado?"
family:      governance
dimension:   board
code:        GOV-01
numerator:
  en: "Seats occupied by the private sector on 31 December"
  es: "Puestos ocupados por el sector privado al 31 de diciembre"
denominator:
  en: "Seats occupied on 31 December"
  es: "Puestos ocupados al 31 de diciembre"
unit:        percent
scale:       100
better:      neutral
pool:        ratio_of_sums
sdg:         "16.7"
source:      Greenbook 2.0 board composition
examples:
  - name: seats of two organisations
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     | f
        cordoba         | 2023 | 2       | private     | m
        cordoba         | 2023 | 3       | academia    |
        rosario         | 2023 | 1       | public      | f
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 2         | 3           | 3            | 3
        rosario         | 2023 | 0         | 1           | 1            | 1
  - name: a board without a private seat is a true zero
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | public      | f
        cordoba         | 2023 | 2       | non_profit  | f
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 2           | 2            | 2
  - name: without an occupied seat there is no row
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
*/
select
    organisation_id,
    year,
    cast(count(seat_id) filter (where stakeholder = 'private') as double precision) as numerator,
    cast(count(seat_id) as double precision) as denominator,
    count(seat_id) as contributors,
    count(seat_id) as eligible
from board_seat_year
group by organisation_id, year
