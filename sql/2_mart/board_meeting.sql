/*
title: {en: Board meetings, es: Reuniones del consejo}
grain: one row per meeting of a board held in a year of the run and not after the business date
examples:
  - name: a meeting called for a day after the business date was not held
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2022
        2023
      board_meeting: |
        organisation_id | held_on    | seats_entitled | seats_attended
        cordoba         | 2023-09-30 | 9              | 0
        cordoba         | 2023-10-01 | 9              | 9
        cordoba         | 2021-01-01 | 9              | 9
    expect: |
        organisation_id | year | held_on    | seats_entitled | seats_attended
        cordoba         | 2023 | 2023-09-30 | 9              | 0
*/
select
    board_meeting.organisation_id,
    year.year,
    board_meeting.held_on,
    board_meeting.seats_entitled,
    board_meeting.seats_attended
from board_meeting
inner join year on year.year = cast(extract(year from board_meeting.held_on) as integer)
cross join run
where board_meeting.held_on <= run.business_date
