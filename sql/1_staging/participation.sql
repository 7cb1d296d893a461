/*
title: {en: Participation in projects, es: Participación en proyectos}
grain: one row per member in a project
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      participation: |
        delivery_id | row_number | project_id | member_id | started_on | ended_on   | contribution_cash | currency
        1           | 1          | P1         | M1        | 2021-02-01 | 2022-06-30 | 1500              | USD
        1           | 2          | P1         | M2        |            |            |                   |
        2           | 1          | P1         | M1        | 2021-03-01 |            | 1800              | USD
    expect: |
      project_id | member_id | started_on | ended_on | contribution_cash | currency
      P1         | M1        | 2021-03-01 |          | 1800              | USD
      P1         | M2        |            |          |                   |
*/
with delivered as (
    select
        project_id, member_id, started_on, ended_on, contribution_cash, contribution_in_kind,
        currency,
        row_number() over (
            partition by project_id, member_id
            order by delivery_id desc, row_number desc
        ) as recency
    from participation
)
select
    project_id, member_id, started_on, ended_on, contribution_cash, contribution_in_kind, currency
from delivered
where recency = 1
