/*
title:       {en: Co-opetition share, es: Proporción de coopetición}
question:
  en: "How many of the ties of joint work are ties between competitors?"
  es: "¿Cuántos de los vínculos de trabajo conjunto son entre competidores?"
family:      network
dimension:   bridging
code:        NET-08
numerator:
  en: "Pairs that worked together of which at least one side names cooperation with a competitor"
  es: "Pares que trabajaron juntos en los que al menos una parte nombra cooperación con un competidor"
denominator:
  en: "Pairs of respondents that worked together, in either direction"
  es: "Pares de encuestados que trabajaron juntos, en cualquier dirección"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      Cordoba case (question 5)
examples:
  - name: one of two pairs are competitors
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | worked_together | cooperates_with_competitor
        cordoba         | 2023 | F1            | F2             | true            | true
        cordoba         | 2023 | F1            | F3             | true            | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 2           | 3            | 3        |
  - name: no competitors is a true zero, no joint work a denominator of zero
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
        rosario         | 2023 | 2           | 2        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | worked_together | cooperates_with_competitor
        cordoba         | 2023 | F1            | F2             | true            | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 3            | 3        |
        rosario         | 2023 | 0         | 0           | 2            | 2        |
  - name: competitors that never worked together count nowhere
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | worked_together | cooperates_with_competitor
        cordoba         | 2023 | F1            | F2             | false           | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 0           | 3            | 3        |
  - name: a response below 70 percent is not estimable
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 2           | 3        | false
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | worked_together | cooperates_with_competitor
        cordoba         | 2023 | F1            | F2             | true            | true
    expect: |
        organisation_id | year | contributors | eligible | state
        cordoba         | 2023 | 2            | 3        | not_estimable
*/
with
tie as (
    select
        organisation_id,
        year,
        count(high_member_id) filter (where cooperates_with_competitor) as counted,
        count(high_member_id) as ties
    from network_dyad
    where worked_together
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
