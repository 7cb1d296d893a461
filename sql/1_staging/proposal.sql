/*
title: {en: Funding proposals, es: Propuestas de financiación}
grain: one row per funding proposal
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      proposal: |
        delivery_id | row_number | proposal_id | organisation_id | submitted_on | decided_on | decision | amount_requested | currency
        1           | 1          | R1          | cordoba         | 2022-02-01   |            |          | 60000            | USD
        1           | 2          | R2          | cordoba         | 2023-02-01   |            |          |                  |
        2           | 1          | R1          | cordoba         | 2022-02-01   | 2022-07-15 | approved |                  |
    expect: |
      proposal_id | submitted_on | decided_on | decision | amount_requested | currency
      R1          | 2022-02-01   | 2022-07-15 | approved |                  |
      R2          | 2023-02-01   |            |          |                  |
*/
with delivered as (
    select
        proposal_id, organisation_id, funder_id, submitted_on, decided_on, decision,
        amount_requested, currency,
        row_number() over (
            partition by proposal_id
            order by delivery_id desc, row_number desc
        ) as recency
    from proposal
)
select
    proposal_id, organisation_id, funder_id, submitted_on, decided_on, decision, amount_requested,
    currency
from delivered
where recency = 1
