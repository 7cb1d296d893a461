/*
title:       {en: Trust index, es: Índice de confianza}
question:
  en: "How much do members trust each other?"
  es: "¿Cuánto confían los miembros unos en otros?"
family:      network
dimension:   trust
code:        NET-12
numerator:
  en: "Sum over respondents of the mean score of the items, from 0 to 1"
  es: "Suma, entre encuestados, de la puntuación media de los ítems, de 0 a 1"
denominator:
  en: "Members kept"
  es: "Miembros considerados"
unit:        score
scale:       100
better:      higher
pool:        ratio_of_sums
asks:        trust
protects:    answers
dominance:   false
sdg:         "16.7"
source:      Zaheer et al. 1998 scale family
examples:
  - name: five respondents with two of three items
    given:
      survey_respondent: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | trust      | F1        | F1       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F2        | F2       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F3        | F3       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F4        | F4       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F5        | F5       | 2        | 3     | 0.5   | true       | true         | 9
    expect: |
        organisation_id | year | member_id | numerator | denominator | eligible | state
        cordoba         | 2023 | F1        | 0.5       | 1           | 9        |
        cordoba         | 2023 | F2        | 0.5       | 1           | 9        |
        cordoba         | 2023 | F3        | 0.5       | 1           | 9        |
        cordoba         | 2023 | F4        | 0.5       | 1           | 9        |
        cordoba         | 2023 | F5        | 0.5       | 1           | 9        |
  - name: no trust at all is a true zero, one item of three is too little
    given:
      survey_respondent: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | trust      | F1        | F1       | 2        | 3     | 0     | true       | true         | 9
        cordoba         | 2023 | trust      | F2        | F2       | 2        | 3     | 0     | true       | true         | 9
        cordoba         | 2023 | trust      | F3        | F3       | 2        | 3     | 0     | true       | true         | 9
        cordoba         | 2023 | trust      | F4        | F4       | 2        | 3     | 0     | true       | true         | 9
        cordoba         | 2023 | trust      | F5        | F5       | 2        | 3     | 0     | true       | true         | 9
        cordoba         | 2023 | trust      | F6        | F6       | 1        | 3     | 1     | true       | true         | 9
    expect: |
        organisation_id | year | member_id | numerator | denominator | eligible | state
        cordoba         | 2023 | F1        | 0         | 1           | 9        |
        cordoba         | 2023 | F2        | 0         | 1           | 9        |
        cordoba         | 2023 | F3        | 0         | 1           | 9        |
        cordoba         | 2023 | F4        | 0         | 1           | 9        |
        cordoba         | 2023 | F5        | 0         | 1           | 9        |
        cordoba         | 2023 |           |           |             | 9        |
  - name: four respondents are too few
    given:
      survey_respondent: |
        organisation_id | year | instrument | member_id | owner_id | answered | items | score | is_counted | has_response | eligible
        cordoba         | 2023 | trust      | F1        | F1       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F2        | F2       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F3        | F3       | 2        | 3     | 0.5   | true       | true         | 9
        cordoba         | 2023 | trust      | F4        | F4       | 2        | 3     | 0.5   | true       | true         | 9
    expect: |
        organisation_id | year | member_id | numerator | denominator | eligible | state
        cordoba         | 2023 | F1        | 0.5       | 1           | 9        | not_estimable
        cordoba         | 2023 | F2        | 0.5       | 1           | 9        | not_estimable
        cordoba         | 2023 | F3        | 0.5       | 1           | 9        | not_estimable
        cordoba         | 2023 | F4        | 0.5       | 1           | 9        | not_estimable
*/
with
respondent as (
    select
        organisation_id,
        year,
        owner_id,
        case when is_counted and 3 * answered >= 2 * items then member_id end as member_id,
        score,
        eligible,
        has_response
    from survey_respondent
    where instrument = 'trust'
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
    case when not respondent.has_response or wave.kept < 5 then 'not_estimable' end as state
from respondent
inner join wave on wave.organisation_id = respondent.organisation_id and wave.year = respondent.year
