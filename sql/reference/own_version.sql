/*
title: {en: Own versions, es: Versiones propias}
grain: one row per organisation, record type, member and year of which the organisation has a version of its own, which counts for it alone
only_marts: true
examples:
  - name: common versions are none
    given:
      revenue: |
        member_id | year | revenue | own_of
        F1        | 2023 | 100     |
        F1        | 2023 | 90      | cordoba
        F2        | 2023 | 100     |
      sustainability: |
        member_id | year | headcount | own_of
        F1        | 2022 | 4         | rosario
    expect: |
        organisation_id | record         | member_id | year
        cordoba         | revenue        | F1        | 2023
        rosario         | sustainability | F1        | 2022
*/
select own_of as organisation_id, 'revenue' as record, member_id, year
from revenue
where own_of is not null
union all
select own_of as organisation_id, 'sustainability' as record, member_id, year
from sustainability
where own_of is not null
