/*
title: {en: Use of shared capabilities, es: Uso de capacidades compartidas}
grain: one row per organisation, member, day, kind and name of a capability used
examples:
  - name: a use delivered twice is one use; another capability is another use
    given:
      asset_use: |
        delivery_id | row_number | organisation_id | member_id | used_on    | capability | capability_name
        1           | 1          | cordoba         | M1        | 2023-05-04 | tangible   | Test laboratory
        1           | 2          | cordoba         | M1        | 2023-05-04 | intangible | Export workshop
        2           | 1          | cordoba         | M1        | 2023-05-04 | tangible   | Test laboratory
    expect: |
      organisation_id | member_id | used_on    | capability | capability_name
      cordoba         | M1        | 2023-05-04 | tangible   | Test laboratory
      cordoba         | M1        | 2023-05-04 | intangible | Export workshop
*/
with delivered as (
    select
        organisation_id, member_id, used_on, capability, capability_name,
        row_number() over (
            partition by organisation_id, member_id, used_on, capability, capability_name
            order by delivery_id desc, row_number desc
        ) as recency
    from asset_use
)
select
    organisation_id, member_id, used_on, capability, capability_name
from delivered
where recency = 1
