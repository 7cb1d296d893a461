/*
title: {en: Ties among respondents, es: Vínculos entre quienes respondieron}
grain: one row per organisation, survey wave that is a year of the run, relation and ordered pair of different respondents
examples:
  - name: only ties between two respondents of the wave count, and no tie to oneself
    given:
      year: |
        year
        2023
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | false
        rosario         | 2023 | F4        | true
      network_tie: |
        organisation_id | wave | relation     | from_member_id | to_member_id
        cordoba         | 2023 | knows        | F1             | F2
        cordoba         | 2023 | knows        | F2             | F1
        cordoba         | 2023 | knows        | F1             | F3
        cordoba         | 2023 | knows        | F1             | F4
        cordoba         | 2023 | knows        | F1             | F1
        cordoba         | 2023 | communicates | F1             | F2
        cordoba         | 2023 | knows        | F1             | F2
    expect: |
        organisation_id | year | relation     | from_member_id | to_member_id
        cordoba         | 2023 | knows        | F1             | F2
        cordoba         | 2023 | knows        | F2             | F1
        cordoba         | 2023 | communicates | F1             | F2
*/
with
respondent as (
    select organisation_id, wave, member_id
    from network_respondent
    where responded
)
select distinct
    network_tie.organisation_id,
    year.year,
    network_tie.relation,
    network_tie.from_member_id,
    network_tie.to_member_id
from network_tie
inner join year on year.year = network_tie.wave
inner join respondent as sender
    on sender.organisation_id = network_tie.organisation_id
    and sender.wave = network_tie.wave
    and sender.member_id = network_tie.from_member_id
inner join respondent as receiver
    on receiver.organisation_id = network_tie.organisation_id
    and receiver.wave = network_tie.wave
    and receiver.member_id = network_tie.to_member_id
where network_tie.from_member_id <> network_tie.to_member_id
