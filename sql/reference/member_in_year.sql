/*
title: {en: Members by year, es: Miembros por año}
grain: one row per organisation, member and year of the run in which a spell of the member touches the year or the year before
only_marts: true
examples:
  - name: a spell counts every day from joining to the day before leaving; who left on 1 January was in stock the day before
    given:
      year: |
        year
        2021
        2022
        2023
        2024
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-12-31 | 2023-12-31
        cordoba         | F2        | 2022-03-01 | 2023-01-01
    expect: |
        organisation_id | member_id | year | is_member | is_in_stock | was_in_stock | was_member_before
        cordoba         | F1        | 2022 | true      | true        | false        | false
        cordoba         | F1        | 2023 | true      | false       | true         | true
        cordoba         | F1        | 2024 | false     | false       | false        | true
        cordoba         | F2        | 2022 | true      | true        | false        | false
        cordoba         | F2        | 2023 | false     | false       | true         | true
  - name: two spells are one row; a spell that ended in the year before makes no stock of it
    given:
      year: |
        year
        2023
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-02-01 | 2022-03-01
        cordoba         | F1        | 2023-05-01 |
        cordoba         | F2        | 2020-01-01 | 2021-06-01
    expect: |
        organisation_id | member_id | year | is_member | is_in_stock | was_in_stock | was_member_before
        cordoba         | F1        | 2023 | true      | true        | false        | true
*/
with
calendar as (
    select
        year.year,
        make_date(year.year - 1, 1, 1) as last_year_on,
        make_date(year.year, 1, 1) as first_on,
        make_date(year.year + 1, 1, 1) as next_year_on
    from year
)
-- A spell runs from joined_on to the day before left_on.
select
    membership.organisation_id,
    membership.member_id,
    calendar.year,
    bool_or(membership.left_on is null or membership.left_on > calendar.first_on) as is_member,
    bool_or(membership.left_on is null or membership.left_on >= calendar.next_year_on) as is_in_stock,
    bool_or(membership.joined_on < calendar.first_on
        and (membership.left_on is null or membership.left_on >= calendar.first_on)) as was_in_stock,
    bool_or(membership.joined_on < calendar.first_on) as was_member_before
from membership
inner join calendar
    on membership.joined_on < calendar.next_year_on
    and (membership.left_on is null or membership.left_on > calendar.last_year_on)
group by membership.organisation_id, membership.member_id, calendar.year
