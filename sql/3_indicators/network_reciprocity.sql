/*
title:       {en: Reciprocity, es: Reciprocidad}
question:
  en: "How many of the ties among members are returned?"
  es: "¿Cuántos de los vínculos entre miembros son recíprocos?"
family:      network
dimension:   cohesion
code:        NET-03
numerator:
  en: "Ties among respondents whose reverse exists"
  es: "Vínculos entre encuestados cuyo inverso existe"
denominator:
  en: "Ties among respondents"
  es: "Vínculos entre encuestados"
unit:        ratio
scale:       1
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      IDB-TN-317
examples:
  - name: two of three arcs are returned
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F2             | F1
        cordoba         | 2023 | knows    | F1             | F3
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 2         | 3           | 3            | 3        |
  - name: no arc returned is a true zero, no arcs leave a denominator of zero
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        rosario         | 2023 | F1        | true
        rosario         | 2023 | F2        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 2            | 2        |
        rosario         | 2023 | 0         | 0           | 2            | 2        |
  - name: a response below 70 percent is not estimable
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | false
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F2             | F1
    expect: |
        organisation_id | year | state
        cordoba         | 2023 | not_estimable
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
    select organisation_id, year, from_member_id, to_member_id
    from network_arc
    where relation = 'knows'
),
arc_count as (
    select
        arc.organisation_id,
        arc.year,
        count(arc.from_member_id) as arcs,
        count(reverse.from_member_id) as returned
    from arc
    left join arc as reverse
        on reverse.organisation_id = arc.organisation_id
        and reverse.year = arc.year
        and reverse.from_member_id = arc.to_member_id
        and reverse.to_member_id = arc.from_member_id
    group by arc.organisation_id, arc.year
)
select
    wave.organisation_id,
    wave.year,
    cast(coalesce(arc_count.returned, 0) as double precision) as numerator,
    cast(coalesce(arc_count.arcs, 0) as double precision) as denominator,
    wave.respondents as contributors,
    wave.rostered as eligible,
    case when 10 * wave.respondents < 7 * wave.rostered then 'not_estimable' end as state
from wave
left join arc_count on arc_count.organisation_id = wave.organisation_id and arc_count.year = wave.year
