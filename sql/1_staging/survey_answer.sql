/*
title: {en: Survey answers, es: Respuestas de encuesta}
grain: one row per organisation, survey wave, member, instrument and item
examples:
  - name: the latest delivery wins the whole row
    given:
      survey_answer: |
        delivery_id | row_number | organisation_id | wave | member_id | instrument | item | score
        1           | 1          | cordoba         | 2019 | M1        | trust      | 1    | 2
        1           | 2          | cordoba         | 2019 | M1        | trust      | 2    | 3
        1           | 3          | cordoba         | 2019 | M1        | barriers   | 1    | 1
        2           | 1          | cordoba         | 2019 | M1        | trust      | 1    | 5
    expect: |
      organisation_id | wave | member_id | instrument | item | score
      cordoba         | 2019 | M1        | trust      | 1    | 5
      cordoba         | 2019 | M1        | trust      | 2    | 3
      cordoba         | 2019 | M1        | barriers   | 1    | 1
*/
with delivered as (
    select
        organisation_id, wave, member_id, instrument, item, score,
        row_number() over (
            partition by organisation_id, wave, member_id, instrument, item
            order by delivery_id desc, row_number desc
        ) as recency
    from survey_answer
)
select
    organisation_id, wave, member_id, instrument, item, score
from delivered
where recency = 1
