/*
title:       {en: Core-periphery fit, es: Ajuste núcleo-periferia}
question:
  en: "How well do the ties among members fit a core that knows each other and a periphery that does not?"
  es: "¿En qué medida los vínculos entre miembros se ajustan a un núcleo que se conoce y una periferia que no?"
family:      network
dimension:   structure
code:        NET-10
numerator:
  en: "Largest correlation, over all cores, between the ties inside core and periphery and the pattern of all ties in the core and none in the periphery"
  es: "Mayor correlación, entre todos los núcleos, de los vínculos dentro del núcleo y de la periferia con el patrón de todos en el núcleo y ninguno en la periferia"
unit:        correlation
scale:       1
better:      neutral
pool:        none
asks:        roster
measure:     CorePeriphery
sdg:         "17.16"
source:      Borgatti-Everett 1999
examples:
  - name: ties and every respondent by itself are what is sorted into core and periphery
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 2           | 2        | true
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
      network_dyad: |
        organisation_id | year | low_member_id | high_member_id | knows
        cordoba         | 2023 | F1            | F2             | true
    expect: |
        organisation_id | year | from_id | to_id | contributors | eligible | state
        cordoba         | 2023 | F1      | F2    | 2            | 2        |
        cordoba         | 2023 | F1      |       | 2            | 2        |
        cordoba         | 2023 | F2      |       | 2            | 2        |
  - name: a wave that nobody answered is not estimable
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 0           | 2        | false
      network_roster: |
        organisation_id | year | member_id | has_responded
        cordoba         | 2023 | F1        | false
        cordoba         | 2023 | F2        | false
    expect: |
        organisation_id | year | from_id | to_id | contributors | eligible | state
        cordoba         | 2023 |         |       | 0            | 2        | not_estimable
  - name: other relations than knowing each other make no tie
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
