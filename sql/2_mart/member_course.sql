/*
title: {en: Members from joining to leaving, es: Miembros de la incorporación a la salida}
grain: one row per organisation and member that ever joined, with its first stretch of membership without a gap
examples:
  - name: spells that follow or overlap each other are one stretch, after a gap another begins
    given:
      member: |
        member_id | member_type | ultimate_owner_id | closed_on  | close_reason
        F1        | firm        | H                 | 2023-05-01 | closed
        U1        | university  |                   |            |
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2010-01-01 | 2012-01-01
        cordoba         | F1        | 2011-01-01 | 2011-06-01
        cordoba         | F1        | 2012-01-01 | 2013-01-01
        cordoba         | F1        | 2013-01-02 |
        cordoba         | U1        | 2010-01-01 | 2010-02-01
        cordoba         | U1        | 2010-02-01 |
    expect: |
        organisation_id | member_id | owner_id | is_firm | joined_on  | left_on    | closed_on  | is_closure
        cordoba         | F1        | H        | true    | 2010-01-01 | 2013-01-01 | 2023-05-01 | true
        cordoba         | U1        | U1       | false   | 2010-01-01 |            |            | false
  - name: a merger, an acquisition and an end without a reason are no closure
    given:
      member: |
        member_id | member_type | closed_on  | close_reason
        F1        | firm        | 2023-05-01 | merged
        F2        | firm        | 2023-05-01 |
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | F1        | 2010-01-01
        cordoba         | F2        | 2010-01-01
    expect: |
        member_id | closed_on  | is_closure
        F1        | 2023-05-01 | false
        F2        | 2023-05-01 | false
*/
with
spell as (
    select
        organisation_id,
        member_id,
        joined_on,
        coalesce(left_on, make_date(9999, 12, 31)) as left_on,
        max(coalesce(left_on, make_date(9999, 12, 31))) over (
            partition by organisation_id, member_id
            order by joined_on
            rows between unbounded preceding and 1 preceding
        ) as left_before_on
    from membership
),
-- A spell that begins on the day on which another ended goes on with it.
numbered_spell as (
    select
        organisation_id,
        member_id,
        joined_on,
        left_on,
        sum(case when joined_on > left_before_on then 1 else 0 end) over (
            partition by organisation_id, member_id
            order by joined_on
            rows between unbounded preceding and current row
        ) as gaps
    from spell
),
stretch as (
    select organisation_id, member_id, min(joined_on) as joined_on, max(left_on) as left_on
    from numbered_spell
    where gaps = 0
    group by organisation_id, member_id
)
select
    stretch.organisation_id,
    stretch.member_id,
    coalesce(member.ultimate_owner_id, member.member_id) as owner_id,
    member.member_type = 'firm' as is_firm,
    stretch.joined_on,
    nullif(stretch.left_on, make_date(9999, 12, 31)) as left_on,
    member.closed_on,
    coalesce(member.close_reason = 'closed', false) as is_closure
from stretch
inner join member on member.member_id = stretch.member_id
