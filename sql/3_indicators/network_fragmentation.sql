/*
title:       {en: Fragmentation, es: Fragmentación}
question:
  en: "How many pairs of members are not connected, not even through others?"
  es: "¿Cuántos pares de miembros no están conectados, ni siquiera a través de otros?"
family:      network
dimension:   structure
code:        NET-06
numerator:
  en: "Ordered pairs of respondents without a path of ties between them, in either direction"
  es: "Pares ordenados de encuestados sin un camino de vínculos entre ellos, en cualquier dirección"
denominator:
  en: "All ordered pairs of respondents"
  es: "Todos los pares ordenados de encuestados"
unit:        ratio
scale:       1
better:      lower
pool:        ratio_of_sums
asks:        roster
measure:     WeakComponents
sdg:         "17.16"
source:      Borgatti 2006
examples:
  - name: ties and every respondent by itself are what the components are made of
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows
        cordoba         | 2023 | F1            | F2             | true
    expect: |
        organisation_id | year | from_id | to_id | contributors | eligible | state
        cordoba         | 2023 | F1      | F2    | 3            | 3        |
        cordoba         | 2023 | F1      |       | 3            | 3        |
        cordoba         | 2023 | F2      |       | 3            | 3        |
        cordoba         | 2023 | F3      |       | 3            | 3        |
  - name: a response below 70 percent is not estimable
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 1           | 2        | false
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | false
    expect: |
        organisation_id | year | from_id | to_id | contributors | eligible | state
        cordoba         | 2023 | F1      |       | 1            | 2        | not_estimable
  - name: to cooperate without saying that one knows the other is no tie here
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 1           | 1        | true
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows | worked_together
        cordoba         | 2023 | F1            | F2             | false | true
    expect: |
        organisation_id | year | from_id | to_id
        cordoba         | 2023 | F1      |
*/
with
tie as (
    select organisation_id, year, low_member_id as from_id, high_member_id as to_id
    from network_dyad
    where knows
    union all
    select organisation_id, year, member_id as from_id, cast(null as text) as to_id
    from network_roster
    where has_responded
)
select
    network_wave.organisation_id,
    network_wave.year,
    network_wave.respondents as contributors,
    network_wave.rostered as eligible,
    case when not network_wave.has_response then 'not_estimable' end as state,
    tie.from_id,
    tie.to_id
from network_wave
left join tie on tie.organisation_id = network_wave.organisation_id and tie.year = network_wave.year
