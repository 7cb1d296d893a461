/*
title:       {en: Board attendance, es: Asistencia al consejo}
question:
  en: "How many of the seats entitled to attend were present at board meetings?"
  es: "¿Cuántos de los puestos con derecho a asistir estuvieron presentes en las reuniones del consejo?"
family:      governance
dimension:   board
code:        GOV-04
numerator:
  en: "Seats that attended, over the meetings of the year"
  es: "Puestos que asistieron, sumados sobre las reuniones del año"
denominator:
  en: "Seats entitled to attend, over the same meetings"
  es: "Puestos con derecho a asistir, sumados sobre las mismas reuniones"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "16.6"
source:      UNCTAD GCI D.1.1
examples:
  - name: seats are added up over meetings
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | board_meeting
      board_meeting: |
        organisation_id | year | held_on    | seats_entitled | seats_attended
        cordoba         | 2023 | 2023-03-01 | 9              | 9
        cordoba         | 2023 | 2023-09-01 | 11             | 5
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 14        | 20          | 2            | 2
  - name: nobody there is a true zero, a year without a meeting a denominator of zero
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2022 | board_meeting
        cordoba         | 2023 | board_meeting
      board_meeting: |
        organisation_id | year | held_on    | seats_entitled | seats_attended
        cordoba         | 2023 | 2023-03-01 | 9              | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 0         | 9           | 1            | 1
  - name: an organisation that never reports a meeting has no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | membership
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
*/
with
held as (
    select
        organisation_id,
        year,
        sum(seats_attended) as attended,
        sum(seats_entitled) as entitled,
        count(held_on) as meetings
    from board_meeting
    group by organisation_id, year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(held.attended, 0) as double precision) as numerator,
    cast(coalesce(held.entitled, 0) as double precision) as denominator,
    coalesce(held.meetings, 0) as contributors,
    coalesce(held.meetings, 0) as eligible
from organisation_record
left join held
    on held.organisation_id = organisation_record.organisation_id
    and held.year = organisation_record.year
where organisation_record.record = 'board_meeting'
