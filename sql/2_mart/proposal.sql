/*
title: {en: Proposals decided, es: Propuestas resueltas}
grain: one row per proposal with a decision dated in a year of the run and not after the business date; withdrawn ones were not decided
examples:
  - name: a proposal stands in the year of its decision, whatever that was; withdrawn and undecided ones in none
    given:
      year: |
        year
        2022
        2023
      proposal: |
        proposal_id | organisation_id | submitted_on | decided_on | decision
        1           | cordoba         | 2021-12-01   | 2022-02-01 | approved
        2           | cordoba         | 2022-12-01   | 2023-02-01 | rejected
        3           | cordoba         | 2022-12-01   | 2023-02-01 |
        4           | cordoba         | 2022-12-01   | 2023-02-01 | withdrawn
        5           | cordoba         | 2022-12-01   |            | approved
    expect: |
        proposal_id | organisation_id | year | decision
        1           | cordoba         | 2022 | approved
        2           | cordoba         | 2023 | rejected
        3           | cordoba         | 2023 |
  - name: a decision after the business date has not happened
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2022
        2023
      proposal: |
        proposal_id | organisation_id | decided_on | decision
        1           | cordoba         | 2023-09-30 | approved
        2           | cordoba         | 2023-10-01 | approved
    expect: |
        proposal_id | year
        1           | 2023
*/
select
    proposal.proposal_id,
    proposal.organisation_id,
    year.year,
    proposal.decision
from proposal
inner join year on year.year = cast(extract(year from proposal.decided_on) as integer)
cross join run
where proposal.decided_on <= run.business_date
    and coalesce(proposal.decision, '') <> 'withdrawn'
