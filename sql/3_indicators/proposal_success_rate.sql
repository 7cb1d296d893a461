/*
title:       {en: Proposal success rate, es: Tasa de éxito de propuestas}
question:
  en: "How many of the funding proposals decided in the year were approved?"
  es: "¿Cuántas de las propuestas de financiación resueltas en el año fueron aprobadas?"
family:      project
dimension:   pipeline
code:        PRJ-06
numerator:
  en: "Proposals approved in the year"
  es: "Propuestas aprobadas en el año"
denominator:
  en: "Proposals approved or rejected in the year"
  es: "Propuestas aprobadas o rechazadas en el año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.3"
source:      Funder reporting practice
examples:
  - name: one of two decisions is an approval
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | proposal
      proposal: |
        organisation_id | proposal_id | year | decision
        cordoba         | 1           | 2023 | approved
        cordoba         | 2           | 2023 | rejected
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 2           | 2            | 2        |
  - name: all rejected is a true zero, nothing decided a denominator of zero, no proposal ever no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | proposal
        rosario         | 2023 | proposal
        salta           | 2023 | project
      proposal: |
        organisation_id | proposal_id | year | decision
        cordoba         | 1           | 2023 | rejected
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 1           | 1            | 1        |
        rosario         | 2023 | 0         | 0           | 0            | 0        |
  - name: a blank decision is no rejection
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | proposal
        rosario         | 2023 | proposal
      proposal: |
        organisation_id | proposal_id | year | decision
        cordoba         | 1           | 2023 | approved
        cordoba         | 2           | 2023 |
        rosario         | 3           | 2023 |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 1         | 1           | 1            | 2        |
        rosario         | 2023 | 0         | 0           | 0            | 1        | not_reported
*/
with
decided as (
    select
        organisation_id,
        year,
        count(proposal_id) filter (where decision = 'approved') as approved,
        count(decision) as used,
        count(proposal_id) as proposals
    from proposal
    group by organisation_id, year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(decided.approved, 0) as double precision) as numerator,
    cast(coalesce(decided.used, 0) as double precision) as denominator,
    coalesce(decided.used, 0) as contributors,
    coalesce(decided.proposals, 0) as eligible,
    case when decided.used = 0 then 'not_reported' end as state
from organisation_record
left join decided
    on decided.organisation_id = organisation_record.organisation_id
    and decided.year = organisation_record.year
where organisation_record.record = 'proposal'
