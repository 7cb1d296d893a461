/*
title: {en: Results of projects, es: Resultados de los proyectos}
grain: one row per result of a project and due date
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      project_result: |
        delivery_id | row_number | project_id | result_name   | result_kind | baseline | target | actual | due_on
        1           | 1          | P1         | New exporters | business    | 2        | 10     | 4      | 2023-12-31
        2           | 1          | P1         | New exporters | business    |          | 12     |        | 2023-12-31
    expect: |
      project_id | result_name   | baseline | target | actual | due_on
      P1         | New exporters |          | 12     |        | 2023-12-31
  - name: one result due on two days is two results
    given:
      project_result: |
        delivery_id | row_number | project_id | result_name   | result_kind | target | due_on
        1           | 1          | P1         | New exporters | business    | 5      | 2022-12-31
        1           | 2          | P1         | New exporters | business    | 10     | 2023-12-31
    expect: |
      project_id | result_name   | target | due_on
      P1         | New exporters | 5      | 2022-12-31
      P1         | New exporters | 10     | 2023-12-31
*/
with delivered as (
    select
        project_id, result_name, result_kind, unit, baseline, target, actual, due_on, measured_on,
        row_number() over (
            partition by project_id, result_name, due_on
            order by delivery_id desc, row_number desc
        ) as recency
    from project_result
)
select
    project_id, result_name, result_kind, unit, baseline, target, actual, due_on, measured_on
from delivered
where recency = 1
