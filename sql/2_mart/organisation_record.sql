/*
title: {en: Kinds of records that an organisation has, es: Tipos de registros que tiene una organización}
grain: one row per organisation, kind of record of its own of which it has any, of whatever date, and year of the run
examples:
  - name: a kind stands once, however many records there are and whenever
    given:
      year: |
        year
        2023
        2024
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | F1        | 1990-01-01
        cordoba         | F2        | 2030-01-01
      proposal: |
        organisation_id | proposal_id
        cordoba         | 1
        rosario         | 2
    expect: |
        organisation_id | year | record
        cordoba         | 2023 | membership
        cordoba         | 2023 | proposal
        cordoba         | 2024 | membership
        cordoba         | 2024 | proposal
        rosario         | 2023 | proposal
        rosario         | 2024 | proposal
  - name: uses of tangible and of intangible capabilities are two kinds
    given:
      year: |
        year
        2023
      asset_use: |
        organisation_id | member_id | used_on    | capability | capability_name
        cordoba         | F1        | 2023-01-01 | tangible   | press
        rosario         | F1        | 2023-01-01 | intangible | course
    expect: |
        organisation_id | year | record
        cordoba         | 2023 | tangible_use
        rosario         | 2023 | intangible_use
*/
with
kind as (
    select organisation_id, 'membership' as record from membership
    union
    select organisation_id, 'project' as record from project
    union
    select organisation_id, 'proposal' as record from proposal
    union
    select organisation_id, 'fee_invoice' as record from fee_invoice
    union
    select organisation_id, 'board_meeting' as record from board_meeting
    union
    select organisation_id, case capability when 'tangible' then 'tangible_use' else 'intangible_use' end as record
    from asset_use
)
select kind.organisation_id, year.year, kind.record
from kind
cross join year
