/*
title: {en: Shares of funders in projects, es: Participación de los financiadores en los proyectos}
grain: one row per project and funder
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      project_share: |
        delivery_id | row_number | project_id | funder_id | funder_name         | share
        1           | 1          | P1         | MINCYT    | Ministry of Science | 60
        1           | 2          | P1         | OWN       | Own funds           | 40
        2           | 1          | P1         | MINCYT    |                     | 70
    expect: |
      project_id | funder_id | funder_name | share
      P1         | MINCYT    |             | 70
      P1         | OWN       | Own funds   | 40
*/
with delivered as (
    select
        project_id, funder_id, funder_name, share,
        row_number() over (
            partition by project_id, funder_id
            order by delivery_id desc, row_number desc
        ) as recency
    from project_share
)
select
    project_id, funder_id, funder_name, share
from delivered
where recency = 1
