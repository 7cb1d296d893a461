/*
title: {en: "A first project", es: "Un primer proyecto"}
limits:
  en: "Who takes part is mostly a member as well, so the effect holds what membership brings too; read it beside the study of joining. Firms choose projects and are chosen. Members of the same cluster that never take part, and firms around it, are set aside, because they may gain as well."
  es: "Quien participa suele ser también miembro, así que el efecto incluye lo que aporta la pertenencia; léase junto al estudio de la entrada. Las empresas eligen proyectos y son elegidas. Los miembros del mismo clúster que nunca participan, y las empresas a su alrededor, se dejan aparte, porque pueden ganar también."
kind: panel
unit: member_id
time: year
outcomes:
  real_revenue: {outcome: ln(real_revenue), title: {en: "real revenue", es: "los ingresos reales"}, question: {en: "Did a first participation in a project of a cluster raise firms' real revenue?", es: "¿Participar por primera vez en un proyecto de un clúster aumentó los ingresos reales de las empresas?"}}
  employment: {outcome: ln(employees_fte), title: {en: "employment", es: "el empleo"}, question: {en: "Did a first participation in a project of a cluster raise employment in firms?", es: "¿Participar por primera vez en un proyecto de un clúster aumentó el empleo de las empresas?"}}
  exports: {outcome: ln(real_exports), title: {en: "real exports of exporters", es: "las exportaciones reales de las exportadoras"}, question: {en: "Did a first participation in a project of a cluster raise what exporters sell abroad?", es: "¿Participar por primera vez en un proyecto de un clúster aumentó lo que venden fuera las empresas exportadoras?"}}
  exporting: {outcome: is_exporter, title: {en: "exporting at all", es: "el hecho de exportar"}, question: {en: "Did a first participation in a project of a cluster make firms sell abroad?", es: "¿Participar por primera vez en un proyecto de un clúster llevó a las empresas a vender en el exterior?"}}
  productivity: {outcome: ln(real_value_added_per_fte), title: {en: "labour productivity", es: "la productividad laboral"}, question: {en: "Did a first participation in a project of a cluster raise value added per full-time equivalent?", es: "¿Participar por primera vez en un proyecto de un clúster aumentó el valor añadido por equivalente a jornada completa?"}}
treated_from: treated_from
trends_by: country
balance: pairs
se_clustered_by: owner_id
control_group: never_treated
estimators: [callaway_santanna, imputation, sun_abraham, event_study, twfe]
groups:
  age_band: ["0-4", "5-9", "10+"]
  funding_class: [membership_fees, public_funds, international_public, sponsorship, research_projects, services, studies_and_data, other, none_reported]
group_estimators: [callaway_santanna, imputation]
minimum: {treated: 10, controls: 20, pre_periods: 2, clusters: 10}
draws: 999
seed: 20251028
source: "Callaway and Sant'Anna 2021; Borusyak, Jaravel and Spiess 2024; three groups as in Figal Garone et al. 2015 (Small Bus. Econ. 44)"
examples:
  - name: treated, exposed and far firms are told apart; a treated firm bears age and class that its organisation had when it began
    given:
      firm_year: |
        member_id | year | owner_id | country | project_group | project_from | project_exposed_from | project_organisation_id | real_revenue
        F1        | 2021 | H1       | AR      | treated     | 2020       |                    | cordoba               | 120
        F2        | 2021 | F2       | AR      | exposed     |            | 2019               |                       | 100
        F3        | 2021 | F3       | AR      | control     |            |                    |                       |
      organisation_year: |
        organisation_id | year | age_band | funding_class
        cordoba         | 2020 | 5-9      | services
        cordoba         | 2021 | 10+      | public_funds
    expect: |
        member_id | year | owner_id | country | comparison_group | treated_from | exposed_from | age_band | funding_class | real_revenue
        F1        | 2021 | H1       | AR      | treated          | 2020         |              | 5-9      | services      | 120
        F2        | 2021 | F2       | AR      | exposed          |              | 2019         |          |               | 100
        F3        | 2021 | F3       | AR      | control          |              |              |          |               |
*/
select
    firm_year.member_id,
    firm_year.year,
    firm_year.owner_id,
    firm_year.country,
    firm_year.project_group as comparison_group,
    firm_year.project_from as treated_from,
    firm_year.project_exposed_from as exposed_from,
    organisation_year.age_band,
    organisation_year.funding_class,
    firm_year.real_revenue,
    firm_year.employees_fte,
    firm_year.real_exports,
    firm_year.is_exporter,
    firm_year.real_value_added_per_fte
from firm_year
left join organisation_year
    on organisation_year.organisation_id = firm_year.project_organisation_id
    and organisation_year.year = firm_year.project_from
