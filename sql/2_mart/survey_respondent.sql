/*
title: {en: Members that answered a questionnaire, es: Miembros que respondieron un cuestionario}
grain: one row per organisation, survey wave that is a year of the run, instrument and member with an answer
examples:
  - name: a score from 1 to 5 becomes one from 0 to 1; without a roster the members are who could answer
    given:
      year: |
        year
        2023
      member: |
        member_id | member_type | ultimate_owner_id
        F1        | firm        | H
        F2        | firm        |
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | F1        | 2020-01-01
        cordoba         | F2        | 2020-01-01
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2023 | F1        | trust      | 1    | 5
        cordoba         | 2023 | F1        | trust      | 2    | 2
        cordoba         | 2023 | F2        | trust      | 3    | 1
        cordoba         | 2019 | F2        | trust      | 3    | 1
    expect: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | trust      | F1        | H        | 2        | 3     | 0.625 | true       | true         | 2
        cordoba         | 2023 | trust      | F2        | F2       | 1        | 3     | 0     | true       | true         | 2
  - name: with a roster only who is on it as having answered counts, and too few of them show
    given:
      year: |
        year
        2023
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
        F3        | firm
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | false
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2023 | F1        | trust      | 1    | 5
        cordoba         | 2023 | F2        | trust      | 1    | 5
        cordoba         | 2023 | F3        | trust      | 1    | 5
    expect: |
        member_id | is_counted | has_response | eligible
        F1        | true       | false        | 2
        F2        | false      | false        | 2
        F3        | false      | false        | 2
  - name: of the barriers only the seven of the list count
    given:
      year: |
        year
        2023
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2023 | F1        | barriers   | 7    | 3
        cordoba         | 2023 | F1        | barriers   | 8    | 5
        cordoba         | 2023 | F2        | barriers   | 8    | 5
    expect: |
        member_id | answered | items | score
        F1        | 1        | 1     | 0.5
        F2        | 0        | 1     |
*/
with
answer as (
    select
        survey_answer.organisation_id,
        year.year,
        survey_answer.instrument,
        survey_answer.member_id,
        survey_answer.item,
        -- Of the barriers there are seven; what else was asked is not counted.
        case when survey_answer.instrument <> 'barriers' or survey_answer.item between 1 and 7
            then survey_answer.score end as score
    from survey_answer
    inner join year on year.year = survey_answer.wave
),
questionnaire as (
    select organisation_id, year, instrument, count(distinct item) as items
    from answer
    where score is not null
    group by organisation_id, year, instrument
),
respondent as (
    select
        organisation_id,
        year,
        instrument,
        member_id,
        count(score) as answered,
        avg(cast(score as double precision)) as mean_score
    from answer
    group by organisation_id, year, instrument, member_id
),
roster as (
    select
        organisation_id,
        wave,
        count(member_id) as asked,
        10 * count(member_id) filter (where responded) >= 7 * count(member_id) as has_response
    from network_respondent
    group by organisation_id, wave
),
member_count as (
    select organisation_id, year, count(member_id) as members
    from member_in_year
    where is_member
    group by organisation_id, year
)
-- Where the wave has a roster it says who was asked and who answered, for all instruments.
select
    respondent.organisation_id,
    respondent.year,
    respondent.instrument,
    respondent.member_id,
    coalesce(member.ultimate_owner_id, member.member_id) as owner_id,
    respondent.answered,
    coalesce(questionnaire.items, 0) as items,
    (respondent.mean_score - 1) / 4 as score,
    roster.wave is null or coalesce(network_respondent.responded, false) as is_counted,
    coalesce(roster.has_response, true) as has_response,
    coalesce(roster.asked, member_count.members, 0) as eligible
from respondent
inner join member on member.member_id = respondent.member_id
left join questionnaire
    on questionnaire.organisation_id = respondent.organisation_id
    and questionnaire.year = respondent.year
    and questionnaire.instrument = respondent.instrument
left join roster on roster.organisation_id = respondent.organisation_id and roster.wave = respondent.year
left join network_respondent
    on network_respondent.organisation_id = respondent.organisation_id
    and network_respondent.wave = respondent.year
    and network_respondent.member_id = respondent.member_id
left join member_count
    on member_count.organisation_id = respondent.organisation_id and member_count.year = respondent.year
