/*
title:       {en: E-I index across sectors, es: Índice E-I entre sectores}
question:
  en: "Do the ties among members lead to other sectors, or stay within their own?"
  es: "¿Los vínculos entre miembros llevan a otros sectores o se quedan en el propio?"
family:      network
dimension:   bridging
code:        NET-07
numerator:
  en: "Ties between members of different sectors less ties within a sector, in either direction"
  es: "Vínculos entre miembros de sectores distintos menos vínculos dentro de un sector, en cualquier dirección"
denominator:
  en: "Ties between members of known sector"
  es: "Vínculos entre miembros de sector conocido"
unit:        index
scale:       1
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      Krackhardt-Stern 1988; Greenbook 2.0 bridges
examples:
  - name: two ties across and one within
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows | is_same_sector
        cordoba         | 2023 | F1            | F2             | true  | false
        cordoba         | 2023 | F1            | F3             | true  | false
        cordoba         | 2023 | F2            | F3             | true  | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 3           | 3            | 3        |
  - name: as many across as within is a true zero, no tie a denominator of zero
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
        rosario         | 2023 | 2           | 2        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows | is_same_sector
        cordoba         | 2023 | F1            | F2             | true  | false
        cordoba         | 2023 | F1            | F3             | true  | true
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 2           | 3            | 3        |
        rosario         | 2023 | 0         | 0           | 2            | 2        |
  - name: an unknown sector is neither the same nor another, and other relations do not count
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows | is_same_sector
        cordoba         | 2023 | F1            | F2             | true  |
        cordoba         | 2023 | F1            | F3             | false | false
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 0           | 3            | 3        |
  - name: a response below 70 percent is not estimable
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 2           | 3        | false
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows | is_same_sector
        cordoba         | 2023 | F1            | F2             | true  | true
    expect: |
        organisation_id | year | contributors | eligible | state
        cordoba         | 2023 | 2            | 3        | not_estimable
*/
with
tie as (
    select
        organisation_id,
        year,
        count(high_member_id) filter (where not is_same_sector) - count(high_member_id) filter (where is_same_sector) as counted,
        count(high_member_id) as ties
    from network_dyad
    where knows and is_same_sector is not null
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
