/*
title:       {en: Transitivity, es: Transitividad}
question:
  en: "How often do two members that share a contact know each other?"
  es: "¿Con qué frecuencia se conocen dos miembros que comparten un contacto?"
family:      network
dimension:   cohesion
code:        NET-04
numerator:
  en: "Three times the triangles among respondents, ties taken in either direction"
  es: "Tres veces los triángulos entre encuestados, con los vínculos en cualquier dirección"
denominator:
  en: "Connected triples among respondents"
  es: "Tríadas conectadas entre encuestados"
unit:        ratio
scale:       1
better:      neutral
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      IDB-TN-317
examples:
  - name: a triangle with a tail has one triangle and five connected triples
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F2             | F3
        cordoba         | 2023 | knows    | F3             | F1
        cordoba         | 2023 | knows    | F1             | F3
        cordoba         | 2023 | knows    | F3             | F4
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 3         | 5           | 4            | 4        |
  - name: a star is a true zero, a single pair has no connected triple
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        rosario         | 2023 | F1        | true
        rosario         | 2023 | F2        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F1             | F3
        rosario         | 2023 | knows    | F1             | F2
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 3            | 3        |
        rosario         | 2023 | 0         | 0           | 2            | 2        |
  - name: a response below 70 percent is not estimable
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | false
        cordoba         | 2023 | F5        | false
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F2             | F3
        cordoba         | 2023 | knows    | F3             | F1
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
tie as (
    select distinct
        organisation_id,
        year,
        least(from_member_id, to_member_id) as low_member_id,
        greatest(from_member_id, to_member_id) as high_member_id
    from network_arc
    where relation = 'knows'
),
tie_end as (
    select organisation_id, year, low_member_id as member_id from tie
    union all
    select organisation_id, year, high_member_id as member_id from tie
),
node as (
    select organisation_id, year, member_id, count(member_id) as degree
    from tie_end
    group by organisation_id, year, member_id
),
triple_count as (
    select organisation_id, year, cast(sum(degree * (degree - 1)) as double precision) / 2 as triples
    from node
    group by organisation_id, year
),
triangle_count as (
    select tie.organisation_id, tie.year, cast(count(tie.low_member_id) as double precision) as triangles
    from tie
    inner join tie as next_tie
        on next_tie.organisation_id = tie.organisation_id
        and next_tie.year = tie.year
        and next_tie.low_member_id = tie.high_member_id
    inner join tie as closing_tie
        on closing_tie.organisation_id = tie.organisation_id
        and closing_tie.year = tie.year
        and closing_tie.low_member_id = tie.low_member_id
        and closing_tie.high_member_id = next_tie.high_member_id
    group by tie.organisation_id, tie.year
)
select
    wave.organisation_id,
    wave.year,
    3 * coalesce(triangle_count.triangles, 0) as numerator,
    coalesce(triple_count.triples, 0) as denominator,
    wave.respondents as contributors,
    wave.rostered as eligible,
    case when 10 * wave.respondents < 7 * wave.rostered then 'not_estimable' end as state
from wave
left join triple_count
    on triple_count.organisation_id = wave.organisation_id and triple_count.year = wave.year
left join triangle_count
    on triangle_count.organisation_id = wave.organisation_id and triangle_count.year = wave.year
