/*
title:       {en: Barrier index, es: Índice de barreras}
question:
  en: "How high do members find the barriers to collective action?"
  es: "¿Qué tan altas consideran los miembros las barreras a la acción colectiva?"
family:      shared_value
dimension:   barriers
code:        SHV-21
numerator:
  en: "Sum over respondents of the mean score of the seven barriers, from 0 to 1"
  es: "Suma, entre encuestados, de la puntuación media de las siete barreras, de 0 a 1"
denominator:
  en: "Members kept"
  es: "Miembros considerados"
unit:        score
scale:       100
better:      lower
pool:        ratio_of_sums
asks:        barriers
protects:    answers
dominance:   false
sdg:         "17.17"
source:      Greenbook 2.0 barrier list
examples:
  - name: the mean over two respondents
    given:
      survey_respondent: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | barriers   | F1        | F1       | 7        | 7     | 0.5   | true       | true         | 4
        cordoba         | 2023 | barriers   | F2        | F2       | 5        | 7     | 0.75  | true       | true         | 4
        cordoba         | 2023 | trust      | F3        | F3       | 7        | 7     | 1     | true       | true         | 4
    expect: |
        organisation_id | year | member_id | numerator | denominator | eligible | state
        cordoba         | 2023 | F1        | 0.5       | 1           | 4        |
        cordoba         | 2023 | F2        | 0.75      | 1           | 4        |
  - name: no barrier at all is a true zero, four answers of seven are too few, and so is nobody
    given:
      survey_respondent: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | barriers   | F1        | F1       | 7        | 7     | 0     | true       | true         | 4
        cordoba         | 2023 | barriers   | F2        | F2       | 4        | 7     | 1     | true       | true         | 4
        rosario         | 2023 | barriers   | F3        | F3       | 4        | 7     | 1     | true       | true         | 4
    expect: |
        organisation_id | year | member_id | numerator | denominator | eligible | state
        cordoba         | 2023 | F1        | 0         | 1           | 4        |
        cordoba         | 2023 |           |           |             | 4        |
        rosario         | 2023 |           |           |             | 4        | not_estimable
  - name: a response below 70 percent is not estimable; who did not answer by the roster is not kept
    given:
      survey_respondent: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | barriers   | F1        | F1       | 7        | 7     | 0.5   | true       | false        | 4
        rosario         | 2023 | barriers   | F2        | F2       | 7        | 7     | 0.5   | true       | true         | 2
        rosario         | 2023 | barriers   | F3        | F3       | 7        | 7     | 0.5   | false      | true         | 2
    expect: |
        organisation_id | year | member_id | numerator | denominator | eligible | state
        cordoba         | 2023 | F1        | 0.5       | 1           | 4        | not_estimable
        rosario         | 2023 | F2        | 0.5       | 1           | 2        |
        rosario         | 2023 |           |           |             | 2        |
*/
with
respondent as (
    select
        organisation_id,
        year,
        owner_id,
        case when is_counted and answered >= 5 then member_id end as member_id,
        score,
        eligible,
        has_response
    from survey_respondent
    where instrument = 'barriers'
),
wave as (
    select organisation_id, year, count(member_id) as kept
    from respondent
    group by organisation_id, year
)
-- Who is not kept has a row without a member.
select
    respondent.organisation_id,
    respondent.year,
    respondent.member_id,
    respondent.owner_id,
    case when respondent.member_id is not null then respondent.score end as numerator,
    case when respondent.member_id is not null then cast(1 as double precision) end as denominator,
    respondent.eligible,
    case when not respondent.has_response or wave.kept < 1 then 'not_estimable' end as state
from respondent
inner join wave on wave.organisation_id = respondent.organisation_id and wave.year = respondent.year
