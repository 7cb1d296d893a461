/*
title: {en: Questions that do not arise, es: Preguntas que no se plantean}
grain: one row per organisation and kind of figure, of firms or of a survey, that a year without such figures does not lack
examples:
  - name: members of which none was ever a firm are not asked for the figures of firms
    given:
      member: |
        member_id | member_type
        F1        | firm
        U1        | university
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | U1        | 2020-01-01 |
        rosario         | U1        | 2020-01-01 |
        rosario         | F1        | 2000-01-01 | 2001-01-01
    expect: |
        organisation_id | asks
        cordoba         | firms
  - name: who asks members in one year does not lack the answers of the others
    given:
      network_respondent: |
        organisation_id | wave | member_id | responded
        cordoba         | 2015 | F1        | true
        cordoba         | 2019 | F1        | false
      survey_answer: |
        organisation_id | wave | member_id | instrument | item | score
        cordoba         | 2019 | F1        | trust      | 1    | 3
        rosario         | 2019 | F1        | barriers   | 1    | 3
    expect: |
        organisation_id | asks
        cordoba         | roster
        cordoba         | trust
        rosario         | barriers
  - name: without a record of any kind nothing is known of what could be asked
    given: {}
    expect: |
        organisation_id | asks
*/
with
firm_count as (
    select membership.organisation_id, count(membership.member_id) filter (where member.member_type = 'firm') as firms
    from membership
    inner join member on member.member_id = membership.member_id
    group by membership.organisation_id
),
kind as (
    select organisation_id, 'firms' as asks from firm_count where firms = 0
    union
    select organisation_id, 'roster' as asks from network_respondent
    union
    select organisation_id, instrument as asks from survey_answer
)
select organisation_id, asks
from kind
