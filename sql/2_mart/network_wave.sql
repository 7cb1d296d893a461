/*
title: {en: Waves of network surveys, es: Rondas de encuestas de red}
grain: one row per organisation and survey wave that is a year of the run
examples:
  - name: seven of ten are enough, two of three are not
    given:
      year: |
        year
        2022
        2023
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | true
        cordoba         | 2023 | F3        | true
        cordoba         | 2023 | F4        | true
        cordoba         | 2023 | F5        | true
        cordoba         | 2023 | F6        | true
        cordoba         | 2023 | F7        | true
        cordoba         | 2023 | F8        | false
        cordoba         | 2023 | F9        | false
        cordoba         | 2023 | F10       | false
        rosario         | 2023 | F1        | true
        rosario         | 2023 | F2        | true
        rosario         | 2023 | F3        | false
        salta           | 2019 | F1        | true
    expect: |
        organisation_id | year | respondents | rostered | has_response
        cordoba         | 2023 | 7           | 10       | true
        rosario         | 2023 | 2           | 3        | false
*/
with
asked as (
    select
        network_respondent.organisation_id,
        year.year,
        count(network_respondent.member_id) filter (where network_respondent.responded) as respondents,
        count(network_respondent.member_id) as rostered
    from network_respondent
    inner join year on year.year = network_respondent.wave
    group by network_respondent.organisation_id, year.year
)
select
    organisation_id,
    year,
    respondents,
    rostered,
    10 * respondents >= 7 * rostered as has_response
from asked
