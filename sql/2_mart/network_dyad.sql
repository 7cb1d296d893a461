/*
title: {en: Pairs of respondents with ties, es: Pares de encuestados con vínculos}
grain: one row per organisation, survey wave that is a year of the run, and pair of respondents with a tie of any relation in either direction
examples:
  - name: both directions make one pair, and who knows does not yet cooperate
    given:
      year: |
        year
        2022
        2023
      member: |
        member_id | sector
        F1        | 62
        F2        | 62
        F3        | 620
        F4        |
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | true
      network_tie: |
        organisation_id | wave | relation                   | from_member_id | to_member_id
        cordoba         | 2023 | knows                      | F2             | F1
        cordoba         | 2023 | communicates               | F1             | F2
        cordoba         | 2023 | communicates               | F2             | F1
        cordoba         | 2023 | worked_together            | F3             | F1
        cordoba         | 2023 | cooperates_with_competitor | F1             | F3
        cordoba         | 2023 | knows                      | F4             | F1
    expect: |
        organisation_id | year | low_member_id | high_member_id | is_same_sector | knows | worked_together | cooperates_with_competitor | cooperation_relations
        cordoba         | 2023 | F1            | F2             | true           | true  | false           | false                      | 1
        cordoba         | 2023 | F1            | F3             | false          | false | true            | true                       | 2
        cordoba         | 2023 | F1            | F4             |                | true  | false           | false                      | 0
  - name: a tie with oneself or with a member that did not answer makes no pair
    given:
      year: |
        year
        2022
        2023
      member: |
        member_id | sector
        F1        | 62
        F2        | 62
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | false
      network_tie: |
        organisation_id | wave | relation | from_member_id | to_member_id
        cordoba         | 2023 | knows    | F1             | F1
        cordoba         | 2023 | knows    | F1             | F2
    expect: |
        organisation_id | year | low_member_id
*/
with
respondent as (
    select network_respondent.organisation_id, network_respondent.wave, network_respondent.member_id, member.sector
    from network_respondent
    inner join member on member.member_id = network_respondent.member_id
    where network_respondent.responded
),
pair as (
    select
        network_tie.organisation_id,
        year.year,
        least(network_tie.from_member_id, network_tie.to_member_id) as low_member_id,
        greatest(network_tie.from_member_id, network_tie.to_member_id) as high_member_id,
        bool_or(network_tie.relation = 'knows') as knows,
        bool_or(network_tie.relation = 'worked_together') as worked_together,
        bool_or(network_tie.relation = 'cooperates_with_competitor') as cooperates_with_competitor,
        count(distinct case when network_tie.relation <> 'knows' then network_tie.relation end) as cooperation_relations
    from network_tie
    inner join year on year.year = network_tie.wave
    where network_tie.from_member_id <> network_tie.to_member_id
    group by
        network_tie.organisation_id,
        year.year,
        least(network_tie.from_member_id, network_tie.to_member_id),
        greatest(network_tie.from_member_id, network_tie.to_member_id)
)
select
    pair.organisation_id,
    pair.year,
    pair.low_member_id,
    pair.high_member_id,
    low_member.sector = high_member.sector as is_same_sector,
    pair.knows,
    pair.worked_together,
    pair.cooperates_with_competitor,
    pair.cooperation_relations
from pair
inner join respondent as low_member
    on low_member.organisation_id = pair.organisation_id
    and low_member.wave = pair.year
    and low_member.member_id = pair.low_member_id
inner join respondent as high_member
    on high_member.organisation_id = pair.organisation_id
    and high_member.wave = pair.year
    and high_member.member_id = pair.high_member_id
