/*
title:       {en: Network survey response, es: Respuesta a la encuesta de red}
question:
  en: "How many of the members asked answered the network survey?"
  es: "¿Cuántos de los miembros consultados respondieron la encuesta de red?"
family:      network
dimension:   quality
code:        NET-01
numerator:
  en: "Members asked that answered"
  es: "Miembros consultados que respondieron"
denominator:
  en: "Members asked"
  es: "Miembros consultados"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.18"
source:      Whole-network survey practice
examples:
  - name: members asked in two organisations
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | false
        rosario         | 2023 | F1        | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 3         | 4           | 3            | 4
        rosario         | 2023 | 1         | 1           | 1            | 1
  - name: nobody answering is a true zero
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | false
        cordoba         | 2023 | F2        | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 0         | 2           | 0            | 2
  - name: a year without a survey has no row
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2021 | F1        | true
        cordoba         | 2021 | F2        | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2021 | 2         | 2           | 2            | 2
*/
select
    organisation_id,
    year,
    cast(count(member_id) filter (where has_responded) as double precision) as numerator,
    cast(count(member_id) as double precision) as denominator,
    count(member_id) filter (where has_responded) as contributors,
    count(member_id) as eligible
from network_roster
group by organisation_id, year
