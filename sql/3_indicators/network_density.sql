/*
title:       {en: Density, es: Densidad}
question:
  en: "How many of the possible ties among members exist?"
  es: "¿Cuántos de los vínculos posibles entre miembros existen?"
family:      network
dimension:   cohesion
code:        NET-02
numerator:
  en: "Ordered pairs of respondents in which the first knows the second"
  es: "Pares ordenados de encuestados en los que el primero conoce al segundo"
denominator:
  en: "All ordered pairs of respondents"
  es: "Todos los pares ordenados de encuestados"
unit:        ratio
scale:       1
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      IDB-TN-317
examples:
  - name: three respondents have six ordered pairs
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | false
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F2             | F1
        cordoba         | 2023 | knows    | F1             | F3
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 3         | 6           | 3            | 4        |
  - name: no ties is a true zero, and other relations do not count
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
      network_arc: |
        organisation_id | year | relation     | from_member_id | to_member_id
        cordoba         | 2023 | communicates | F1             | F2
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 2           | 2            | 2        |
  - name: a response of 70 percent is enough, two thirds are not, nor is a single respondent
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | true
        cordoba         | 2023 | F5        | true
        cordoba         | 2023 | F6        | true
        cordoba         | 2023 | F7        | true
        cordoba         | 2023 | F8        | false
        cordoba         | 2023 | F9        | false
        cordoba         | 2023 | F10       | false
        rosario         | 2023 | F1        | true
        rosario         | 2023 | F2        | true
        rosario         | 2023 | F3        | false
        salta           | 2023 | F1        | true
    expect: |
        organisation_id | year | contributors | eligible | state
        cordoba         | 2023 | 7            | 10       |
        rosario         | 2023 | 2            | 3        | not_estimable
        salta           | 2023 | 1            | 1        | not_estimable
*/
with
wave as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_responded) as respondents,
        count(member_id) as rostered
    from network_roster
    group by organisation_id, year
),
arc as (
    select organisation_id, year, count(from_member_id) as arcs
    from network_arc
    where relation = 'knows'
    group by organisation_id, year
)
select
    wave.organisation_id,
    wave.year,
    cast(coalesce(arc.arcs, 0) as double precision) as numerator,
    cast(wave.respondents * (wave.respondents - 1) as double precision) as denominator,
    wave.respondents as contributors,
    wave.rostered as eligible,
    case when 10 * wave.respondents < 7 * wave.rostered or wave.respondents < 2 then 'not_estimable' end as state
from wave
left join arc on arc.organisation_id = wave.organisation_id and arc.year = wave.year
