/*
title: {en: Shared-value plans of members, es: Planes de valor compartido de los miembros}
grain: one row per organisation, member and day of choosing
examples:
  - name: the latest delivery wins the whole row
    given:
      shared_value_plan: |
        delivery_id | row_number | organisation_id | member_id | metric         | better | chosen_on
        1           | 1          | cordoba         | M1        | waste_t        | higher | 2022-01-10
        1           | 2          | cordoba         | M1        | women_managers | higher | 2020-05-01
        2           | 1          | cordoba         | M1        | waste_t        | lower  | 2022-01-10
    expect: |
      organisation_id | member_id | metric         | better | chosen_on
      cordoba         | M1        | waste_t        | lower  | 2022-01-10
      cordoba         | M1        | women_managers | higher | 2020-05-01
*/
with delivered as (
    select
        organisation_id, member_id, metric, better, chosen_on,
        row_number() over (
            partition by organisation_id, member_id, chosen_on
            order by delivery_id desc, row_number desc
        ) as recency
    from shared_value_plan
)
select
    organisation_id, member_id, metric, better, chosen_on
from delivered
where recency = 1
