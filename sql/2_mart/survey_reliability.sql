/*
title: {en: Reliability of questionnaires, es: Fiabilidad de los cuestionarios}
grain: one row per organisation, survey wave that is a year of the run, and instrument with an answer; Cronbach's alpha over respondents that answered every item
released: true
examples:
  - name: items that say nearly the same agree
    given:
      year: |
        year
        2023
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2023 | F1        | trust      | 1    | 1
        cordoba         | 2023 | F1        | trust      | 2    | 1
        cordoba         | 2023 | F2        | trust      | 1    | 2
        cordoba         | 2023 | F2        | trust      | 2    | 2
        cordoba         | 2023 | F3        | trust      | 1    | 3
        cordoba         | 2023 | F3        | trust      | 2    | 3
        cordoba         | 2023 | F4        | trust      | 1    | 4
        cordoba         | 2023 | F4        | trust      | 2    | 4
        cordoba         | 2023 | F5        | trust      | 1    | 5
        cordoba         | 2023 | F5        | trust      | 2    | 4
      member: |
        member_id | ultimate_owner_id
        F1        |
        F2        |
        F3        |
        F4        |
        F5        |
    expect: |
        organisation_id | year | instrument | items | respondents | cronbach_alpha | state
        cordoba         | 2023 | trust      | 2     | 5           | 0.975609756097561 | ok
  - name: who left an item out does not count; fewer than five owners, or no differences between respondents, give none
    given:
      year: |
        year
        2023
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2023 | F1        | trust      | 1    | 1
        cordoba         | 2023 | F1        | trust      | 2    | 1
        cordoba         | 2023 | F2        | trust      | 1    | 2
        cordoba         | 2023 | F2        | trust      | 2    |
      member: |
        member_id | ultimate_owner_id
        F1        |
        F2        |
    expect: |
        organisation_id | year | instrument | items | respondents | cronbach_alpha | state
        cordoba         | 2023 | trust      | 2     | 1           |                | not_estimable
  - name: of the barriers only the seven of the list count, and on a roster only who answered
    given:
      year: |
        year
        2023
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2023 | F1        | barriers   | 1    | 1
        cordoba         | 2023 | F1        | barriers   | 8    | 5
        cordoba         | 2023 | F2        | barriers   | 1    | 2
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2023 | F1        | true
        cordoba         | 2023 | F2        | false
      member: |
        member_id | ultimate_owner_id
        F1        |
        F2        |
    expect: |
        organisation_id | year | instrument | items | respondents | state
        cordoba         | 2023 | barriers   | 1     | 1           | not_estimable
*/
with
roster as (
    select organisation_id, wave, count(member_id) as asked
    from network_respondent
    group by organisation_id, wave
),
answer as (
    select
        survey_answer.organisation_id,
        year.year,
        survey_answer.instrument,
        survey_answer.member_id,
        coalesce(member.ultimate_owner_id, member.member_id) as owner_id,
        survey_answer.item,
        cast(survey_answer.score as double precision) as score
    from survey_answer
    inner join year on year.year = survey_answer.wave
    inner join member on member.member_id = survey_answer.member_id
    left join roster
        on roster.organisation_id = survey_answer.organisation_id and roster.wave = survey_answer.wave
    left join network_respondent
        on network_respondent.organisation_id = survey_answer.organisation_id
        and network_respondent.wave = survey_answer.wave
        and network_respondent.member_id = survey_answer.member_id
    where survey_answer.score is not null
        and (survey_answer.instrument <> 'barriers' or survey_answer.item between 1 and 7)
        and (roster.wave is null or network_respondent.responded)
),
questionnaire as (
    select organisation_id, year, instrument, count(distinct item) as items
    from answer
    group by organisation_id, year, instrument
),
whole_answer as (
    select answer.organisation_id, answer.year, answer.instrument, answer.member_id, answer.owner_id, sum(answer.score) as total
    from answer
    inner join questionnaire
        on questionnaire.organisation_id = answer.organisation_id
        and questionnaire.year = answer.year
        and questionnaire.instrument = answer.instrument
    group by answer.organisation_id, answer.year, answer.instrument, answer.member_id, answer.owner_id, questionnaire.items
    having count(answer.item) = questionnaire.items
),
item_variance as (
    select answer.organisation_id, answer.year, answer.instrument, answer.item, var_samp(answer.score) as variance
    from answer
    inner join whole_answer
        on whole_answer.organisation_id = answer.organisation_id
        and whole_answer.year = answer.year
        and whole_answer.instrument = answer.instrument
        and whole_answer.member_id = answer.member_id
    group by answer.organisation_id, answer.year, answer.instrument, answer.item
),
items_together as (
    select organisation_id, year, instrument, sum(variance) as variance
    from item_variance
    group by organisation_id, year, instrument
),
respondents as (
    select
        organisation_id,
        year,
        instrument,
        count(member_id) as respondents,
        count(distinct owner_id) as owners,
        var_samp(total) as variance
    from whole_answer
    group by organisation_id, year, instrument
),
-- Cronbach 1951: items / (items - 1) x (1 - sum of the variances of the items / variance of their sum).
reliability as (
    select
        questionnaire.organisation_id,
        questionnaire.year,
        questionnaire.instrument,
        questionnaire.items,
        coalesce(respondents.respondents, 0) as respondents,
        case when respondents.owners >= 5 and respondents.variance > 0 and questionnaire.items > 1
            then cast(questionnaire.items as double precision) / (questionnaire.items - 1)
                * (1 - items_together.variance / respondents.variance) end as cronbach_alpha
    from questionnaire
    left join respondents
        on respondents.organisation_id = questionnaire.organisation_id
        and respondents.year = questionnaire.year
        and respondents.instrument = questionnaire.instrument
    left join items_together
        on items_together.organisation_id = questionnaire.organisation_id
        and items_together.year = questionnaire.year
        and items_together.instrument = questionnaire.instrument
)
select
    organisation_id,
    year,
    instrument,
    items,
    respondents,
    cronbach_alpha,
    case when cronbach_alpha is null then 'not_estimable' else 'ok' end as state
from reliability
