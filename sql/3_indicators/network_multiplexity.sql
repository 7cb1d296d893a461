/*
title:       {en: Multiplexity, es: Multiplexidad}
question:
  en: "How many of the cooperating pairs of members cooperate in more than one way?"
  es: "¿Cuántos de los pares de miembros que cooperan lo hacen de más de una manera?"
family:      network
dimension:   cohesion
code:        NET-09
numerator:
  en: "Pairs of respondents with at least two cooperation relations"
  es: "Pares de encuestados con al menos dos relaciones de cooperación"
denominator:
  en: "Pairs of respondents with at least one cooperation relation; to know each other is none"
  es: "Pares de encuestados con al menos una relación de cooperación; conocerse no lo es"
unit:        ratio
scale:       1
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      IDB-TN-317
examples:
  - name: one of two pairs has two relations
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | cooperation_relations
        cordoba         | 2023 | F1            | F2             | 2
        cordoba         | 2023 | F1            | F3             | 1
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 2           | 3            | 3        |
  - name: one relation each is a true zero, no cooperation a denominator of zero
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
        rosario         | 2023 | 2           | 2        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | cooperation_relations
        cordoba         | 2023 | F1            | F2             | 1
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 3            | 3        |
        rosario         | 2023 | 0         | 0           | 2            | 2        |
  - name: pairs that only know each other count nowhere
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows | cooperation_relations
        cordoba         | 2023 | F1            | F2             | true  | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 0           | 3            | 3        |
  - name: a response below 70 percent is not estimable
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 2           | 3        | false
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | cooperation_relations
        cordoba         | 2023 | F1            | F2             | 2
    expect: |
        organisation_id | year | contributors | eligible | state
        cordoba         | 2023 | 2            | 3        | not_estimable
*/
with
tie as (
    select
        organisation_id,
        year,
        count(high_member_id) filter (where cooperation_relations >= 2) as counted,
        count(high_member_id) as ties
    from network_dyad
    where cooperation_relations > 0
    group by organisation_id, year
)
select
    network_wave.organisation_id,
    network_wave.year,
    cast(coalesce(tie.counted, 0) as double precision) as numerator,
    cast(coalesce(tie.ties, 0) as double precision) as denominator,
    network_wave.respondents as contributors,
    network_wave.rostered as eligible,
    case when not network_wave.has_response then 'not_estimable' end as state
from network_wave
left join tie on tie.organisation_id = network_wave.organisation_id and tie.year = network_wave.year
