/*
title: {en: Members asked in a survey, es: Miembros encuestados}
grain: one row per organisation, survey wave and member asked
examples:
  - name: the latest delivery wins the whole row
    given:
      network_respondent: |
        delivery_id | row_number | organisation_id | wave | member_id | responded
        1           | 1          | cordoba         | 2019 | M1        | false
        1           | 2          | cordoba         | 2019 | M2        | false
        1           | 3          | cordoba         | 2015 | M1        | false
        2           | 1          | cordoba         | 2019 | M1        | true
    expect: |
      organisation_id | wave | member_id | responded
      cordoba         | 2019 | M1        | true
      cordoba         | 2019 | M2        | false
      cordoba         | 2015 | M1        | false
*/
with delivered as (
    select
        organisation_id, wave, member_id, responded,
        row_number() over (
            partition by organisation_id, wave, member_id
            order by delivery_id desc, row_number desc
        ) as recency
    from network_respondent
)
select
    organisation_id, wave, member_id, responded
from delivered
where recency = 1
