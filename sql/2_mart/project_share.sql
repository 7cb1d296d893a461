/*
title:    {en: Funders' shares of projects, es: Participación de los financiadores en los proyectos}
grain:    one row per project and funder
released: true
examples:
  - name: a share belongs to the organisation of its project
    given:
      project: |
        project_id | organisation_id
        P1         | cordoba
      project_share: |
        project_id | funder_id | funder_name | share
        P1         | G1        | Ministry    | 60
        P1         | G2        |             | 40
    expect: |
        project_id | organisation_id | funder_id | funder_name | share
        P1         | cordoba         | G1        | Ministry    | 60
        P1         | cordoba         | G2        |             | 40
*/
select
    project_share.project_id,
    project.organisation_id,
    project_share.funder_id,
    project_share.funder_name,
    project_share.share
from project_share
inner join project on project.project_id = project_share.project_id
