/*
title:       {en: Disclosure funnel, es: Embudo de confianza}
question:
  en: "How many of the ties of communication are ties in which sensitive information is shared?"
  es: "¿En cuántos de los vínculos de comunicación se comparte información sensible?"
family:      network
dimension:   trust
code:        NET-11
numerator:
  en: "Ties among respondents in which one shares sensitive information with the other"
  es: "Vínculos entre encuestados en los que uno comparte información sensible con el otro"
denominator:
  en: "Ties in which one communicates with the other or shares sensitive information"
  es: "Vínculos en los que uno se comunica con el otro o comparte información sensible"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
asks:        roster
sdg:         "17.16"
source:      Cordoba case (questions 2 and 3)
examples:
  - name: one of two arcs of communication carries sensitive information
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_arc: |
        organisation_id | year | relation         | from_member_id | to_member_id
        cordoba         | 2023 | communicates     | F1             | F2
        cordoba         | 2023 | communicates     | F2             | F1
        cordoba         | 2023 | shares_sensitive | F1             | F2
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 2           | 3            | 3        |
  - name: nothing shared is a true zero; where communication was not asked the question does not apply
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
        rosario         | 2023 | 2           | 2        | true
      network_arc: |
        organisation_id | year | relation         | from_member_id | to_member_id
        cordoba         | 2023 | communicates     | F1             | F2
        rosario         | 2023 | shares_sensitive | F1             | F2
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 3            | 3        |
        rosario         | 2023 | 1         | 1           | 2            | 2        | not_applicable
  - name: an arc that is only named as sensitive counts in both parts; the reverse arc is another
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 3           | 3        | true
      network_arc: |
        organisation_id | year | relation         | from_member_id | to_member_id
        cordoba         | 2023 | communicates     | F1             | F2
        cordoba         | 2023 | shares_sensitive | F2             | F1
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 2           | 3            | 3        |
  - name: a response below 70 percent is not estimable, whatever was asked
    given:
      network_wave: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 2           | 3        | false
    expect: |
        organisation_id | year | state
        cordoba         | 2023 | not_estimable
*/
with
arc as (
    select
        organisation_id,
        year,
        from_member_id,
        to_member_id,
        max(case when relation = 'communicates' then 1 else 0 end) as communicates,
        max(case when relation = 'shares_sensitive' then 1 else 0 end) as shares_sensitive
    from network_arc
    where relation in ('communicates', 'shares_sensitive')
    group by organisation_id, year, from_member_id, to_member_id
),
arc_count as (
    select
        organisation_id,
        year,
        sum(communicates) as communicating,
        sum(shares_sensitive) as sharing,
        count(to_member_id) as arcs
    from arc
    group by organisation_id, year
)
select
    network_wave.organisation_id,
    network_wave.year,
    cast(coalesce(arc_count.sharing, 0) as double precision) as numerator,
    cast(coalesce(arc_count.arcs, 0) as double precision) as denominator,
    network_wave.respondents as contributors,
    network_wave.rostered as eligible,
    case
        when not network_wave.has_response then 'not_estimable'
        when coalesce(arc_count.communicating, 0) = 0 then 'not_applicable'
    end as state
from network_wave
left join arc_count on arc_count.organisation_id = network_wave.organisation_id and arc_count.year = network_wave.year
