/*
title: {en: Money received, es: Fondos recibidos}
grain: one row per funding record
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      funding: |
        delivery_id | row_number | funding_id | organisation_id | received_on | source          | funder_id | amount | currency | passed_through_amount | in_kind
        1           | 1          | F1         | cordoba         | 2023-03-15  | national_public | MINCYT    | 50000  | USD      | 20000                 | false
        2           | 1          | F1         | cordoba         | 2023-03-20  | national_public |           | 55000  | USD      |                       |
    expect: |
      funding_id | received_on | funder_id | amount | passed_through_amount | in_kind
      F1         | 2023-03-20  |           | 55000  | 0                     | false
  - name: a blank passed-through amount means zero and a blank in_kind means no
    given:
      funding: |
        delivery_id | row_number | funding_id | organisation_id | amount | passed_through_amount | in_kind
        1           | 1          | F1         | cordoba         | 100    |                       |
        1           | 2          | F2         | cordoba         | 100    | 40                    | true
    expect: |
      funding_id | passed_through_amount | in_kind
      F1         | 0                     | false
      F2         | 40                    | true
*/
with delivered as (
    select
        funding_id, organisation_id, received_on, source, funder_id, funder_name, amount, currency,
        coalesce(passed_through_amount, 0) as passed_through_amount,
        coalesce(in_kind, false) as in_kind,
        project_id,
        row_number() over (
            partition by funding_id
            order by delivery_id desc, row_number desc
        ) as recency
    from funding
)
select
    funding_id, organisation_id, received_on, source, funder_id, funder_name, amount, currency,
    passed_through_amount, in_kind, project_id
from delivered
where recency = 1
