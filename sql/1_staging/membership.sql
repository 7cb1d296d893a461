/*
title: {en: Memberships, es: Membresías}
grain: one row per membership spell of a member in an organisation
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      membership: |
        delivery_id | row_number | organisation_id | member_id | joined_on  | left_on    | leave_reason | fee_basis
        1           | 1          | cordoba         | M1        | 2012-03-01 | 2015-01-01 | moved        | size
        2           | 1          | cordoba         | M1        | 2012-03-01 |            |              | fixed
    expect: |
      organisation_id | member_id | joined_on  | left_on | leave_reason | fee_basis
      cordoba         | M1        | 2012-03-01 |         |              | fixed
  - name: a member that comes back has two spells
    given:
      membership: |
        delivery_id | row_number | organisation_id | member_id | joined_on  | left_on
        1           | 1          | cordoba         | M1        | 2012-03-01 | 2015-01-01
        1           | 2          | cordoba         | M1        | 2018-07-01 |
        1           | 3          | rosario         | M1        | 2018-07-01 |
    expect: |
      organisation_id | member_id | joined_on  | left_on
      cordoba         | M1        | 2012-03-01 | 2015-01-01
      cordoba         | M1        | 2018-07-01 |
      rosario         | M1        | 2018-07-01 |
*/
with delivered as (
    select
        organisation_id, member_id, joined_on, left_on, leave_reason, fee_basis,
        row_number() over (
            partition by organisation_id, member_id, joined_on
            order by delivery_id desc, row_number desc
        ) as recency
    from membership
)
select
    organisation_id, member_id, joined_on, left_on, leave_reason, fee_basis
from delivered
where recency = 1
