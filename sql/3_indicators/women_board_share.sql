/*
title:       {en: Women on the board, es: Mujeres en el consejo}
question:
  en: "How many of the board's occupied seats are held by women?"
  es: "¿Cuántos de los puestos ocupados del consejo están en manos de mujeres?"
family:      governance
dimension:   board
code:        GOV-03
numerator:
  en: "Seats held by women on 31 December"
  es: "Puestos ocupados por mujeres al 31 de diciembre"
denominator:
  en: "Occupied seats with sex recorded on 31 December"
  es: "Puestos ocupados con sexo registrado al 31 de diciembre"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "5.5"
source:      UNCTAD GCI D.1.2
examples:
  - name: four of five seats recorded are enough, and x is recorded
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     | f
        cordoba         | 2023 | 2       | private     | f
        cordoba         | 2023 | 3       | public      | m
        cordoba         | 2023 | 4       | public      | x
        cordoba         | 2023 | 5       | public      |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 2         | 4           | 4            | 5        |
  - name: below 80 percent recorded the share is not estimable
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     | f
        cordoba         | 2023 | 2       | private     | f
        cordoba         | 2023 | 3       | public      | m
        cordoba         | 2023 | 4       | public      |
    expect: |
        organisation_id | year | contributors | eligible | state
        cordoba         | 2023 | 3            | 4        | not_estimable
  - name: a board without women is a true zero
    given:
      board_seat_year: |
        organisation_id | year | seat_id | stakeholder | sex
        cordoba         | 2023 | 1       | private     | m
        rosario         | 2023 | 1       | private     | f
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 1            | 1        |
        rosario         | 2023 | 1         | 1           | 1            | 1        |
*/
select
    organisation_id,
    year,
    cast(count(seat_id) filter (where sex = 'f') as double precision) as numerator,
    cast(count(sex) as double precision) as denominator,
    count(sex) as contributors,
    count(seat_id) as eligible,
    case when 100 * count(sex) < 80 * count(seat_id) then 'not_estimable' end as state
from board_seat_year
group by organisation_id, year
