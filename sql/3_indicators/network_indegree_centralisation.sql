/*
title:       {en: In-degree centralisation, es: Centralización de entrada}
question:
  en: "How much do the ties among members point to a single one?"
  es: "¿Cuánto se concentran en un solo miembro los vínculos entre miembros?"
family:      network
dimension:   structure
code:        NET-05
numerator:
  en: "Sum over respondents of the largest in-degree less their own, divided by its maximum, the square of respondents less one"
  es: "Suma, sobre los encuestados, del mayor grado de entrada menos el propio, dividida por su máximo, el cuadrado del número de encuestados menos uno"
unit:        ratio
scale:       1
better:      neutral
pool:        none
asks:        roster
sdg:         "17.16"
source:      Freeman 1979
examples:
  - name: a star that points to one member is fully centralised
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F2             | F1
        cordoba         | 2023 | knows    | F3             | F1
        cordoba         | 2023 | knows    | F4             | F1
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 1     | 4            | 4        |
  - name: in-degrees of 2, 1 and 0 among three respondents
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F2             | F1
        cordoba         | 2023 | knows    | F3             | F1
        cordoba         | 2023 | knows    | F1             | F2
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 0.75  | 3            | 3        |
  - name: no ties is a true zero, as is a ring
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        rosario         | 2023 | F1        | true
        rosario         | 2023 | F2        | true
        rosario         | 2023 | F3        | true
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
        cordoba         | 2023 | knows    | F2             | F3
        cordoba         | 2023 | knows    | F3             | F1
    expect: |
        organisation_id | year | value | contributors | eligible | state
        cordoba         | 2023 | 0     | 3            | 3        |
        rosario         | 2023 | 0     | 3            | 3        |
  - name: fewer than three respondents or a response below 70 percent are not estimable
    given:
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        rosario         | 2023 | F1        | true
        rosario         | 2023 | F2        | true
        rosario         | 2023 | F3        | true
        rosario         | 2023 | F4        | false
        rosario         | 2023 | F5        | false
      network_arc: |
        organisation_id | year | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F2
    expect: |
        organisation_id | year | state
        cordoba         | 2023 | not_estimable
        rosario         | 2023 | not_estimable
*/
with
respondent as (
    select organisation_id, year, member_id
    from network_roster
    where has_responded
),
wave as (
    select
        organisation_id,
        year,
        count(member_id) filter (where has_responded) as respondents,
        count(member_id) as rostered
    from network_roster
    group by organisation_id, year
),
node as (
    select respondent.organisation_id, respondent.year, respondent.member_id, count(arc.from_member_id) as in_degree
    from respondent
    left join network_arc as arc
        on arc.organisation_id = respondent.organisation_id
        and arc.year = respondent.year
        and arc.to_member_id = respondent.member_id
        and arc.relation = 'knows'
    group by respondent.organisation_id, respondent.year, respondent.member_id
),
network as (
    select
        organisation_id,
        year,
        cast(count(member_id) * max(in_degree) - sum(in_degree) as double precision) as sum_of_differences
    from node
    group by organisation_id, year
)
select
    wave.organisation_id,
    wave.year,
    network.sum_of_differences / nullif((wave.respondents - 1) * (wave.respondents - 1), 0) as value,
    wave.respondents as contributors,
    wave.rostered as eligible,
    case when 10 * wave.respondents < 7 * wave.rostered or wave.respondents < 3 then 'not_estimable' end as state
from wave
left join network on network.organisation_id = wave.organisation_id and network.year = wave.year
