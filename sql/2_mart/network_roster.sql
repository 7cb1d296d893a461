/*
title: {en: Members asked in network surveys, es: Miembros consultados en encuestas de red}
grain: one row per organisation, survey wave that is a year of the run, and member asked
examples:
  - name: everybody asked is on the roster of the wave, with or without an answer; waves outside the run are left out
    given:
      year: |
        year
        2023
      member: |
        member_id | sector
        F1        | 62
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | false
        cordoba         | 2019 | F1        | true
    expect: |
        organisation_id | year | member_id | has_responded | sector
        cordoba         | 2023 | F1        | true          | 62
        cordoba         | 2023 | F2        | false         |
*/
select
    network_respondent.organisation_id,
    year.year,
    network_respondent.member_id,
    network_respondent.responded as has_responded,
    member.sector
from network_respondent
inner join year on year.year = network_respondent.wave
left join member on member.member_id = network_respondent.member_id
