/*
title:       {en: Private leverage of public money, es: Apalancamiento privado de fondos públicos}
question:
  en: "How much private cash came with each unit of public cash in the projects that ended?"
  es: "¿Cuánto dinero privado acompañó a cada unidad de dinero público en los proyectos terminados?"
family:      funding
dimension:   sustainability
code:        FUN-11
numerator:
  en: "Cash contributed by firms and financial institutions to projects that ended in the year and had public cash"
  es: "Aportes en efectivo de empresas e instituciones financieras a proyectos terminados en el año que tuvieron dinero público"
denominator:
  en: "Public cash received for the same projects, in any year"
  es: "Dinero público recibido para los mismos proyectos, en cualquier año"
unit:        ratio
scale:       1
better:      higher
pool:        ratio_of_sums
sdg:         "17.17"
source:      Compete Caribbean counterpart rule
examples:
  - name: sums over the projects that ended with public money
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
      project_leverage: |
        organisation_id | project_id | year | has_public_money | public_cash_usd | private_cash_usd
        cordoba         | P1         | 2023 | true             | 100             | 50
        cordoba         | P2         | 2023 | true             | 300             | 30
        cordoba         | P3         | 2023 | false            |                 | 900
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 80        | 400         | 2            | 3        |
  - name: no private participant is a true zero, private money not reported leaves the project out of both sums
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
      project_leverage: |
        organisation_id | project_id | year | has_public_money | public_cash_usd | private_cash_usd
        cordoba         | P1         | 2023 | true             | 100             | 0
        cordoba         | P2         | 2023 | true             | 300             |
        rosario         | P3         | 2023 | true             | 300             |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 100         | 1            | 2        |
        rosario         | 2023 | 0         | 0           | 0            | 1        | not_reported
  - name: without public money in any ended project the question does not apply; without projects there is no row
    given:
      organisation_record: |
        organisation_id | year | record
        cordoba         | 2023 | project
        rosario         | 2023 | project
        salta           | 2023 | membership
      project_leverage: |
        organisation_id | project_id | year | has_public_money | public_cash_usd | private_cash_usd
        cordoba         | P1         | 2023 | false            |                 | 900
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible | state
        cordoba         | 2023 | 0         | 0           | 0            | 1        |
        rosario         | 2023 | 0         | 0           | 0            | 0        |
*/
with
ended_project as (
    select
        organisation_id,
        year,
        sum(private_cash_usd) filter (where public_cash_usd is not null) as private_cash,
        sum(public_cash_usd) filter (where private_cash_usd is not null) as public_cash,
        count(project_id) filter (where public_cash_usd is not null and private_cash_usd is not null) as used,
        count(project_id) filter (where has_public_money) as public_projects,
        count(project_id) as projects
    from project_leverage
    group by organisation_id, year
)
select
    organisation_record.organisation_id,
    organisation_record.year,
    cast(coalesce(ended_project.private_cash, 0) as double precision) as numerator,
    cast(coalesce(ended_project.public_cash, 0) as double precision) as denominator,
    coalesce(ended_project.used, 0) as contributors,
    coalesce(ended_project.projects, 0) as eligible,
    case when ended_project.public_projects > 0 and ended_project.used = 0 then 'not_reported' end as state
from organisation_record
left join ended_project
    on ended_project.organisation_id = organisation_record.organisation_id
    and ended_project.year = organisation_record.year
where organisation_record.record = 'project'
