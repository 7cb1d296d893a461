/*
title: {en: "Joining a cluster", es: "Entrar en un clúster"}
limits:
  en: "Firms join by their own choice, and whoever expects to grow may join: without a lottery, what made a firm join may also be what made it grow. Trends before joining are shown, and cannot rule this out. The effect is that of joining for the first time, also after leaving. Firms that never join but live where a cluster is are set aside, because the cluster may reach them too."
  es: "Las empresas entran por decisión propia, y quien espera crecer puede entrar: sin sorteo, lo que hizo entrar a una empresa puede ser también lo que la hizo crecer. Las tendencias anteriores se muestran y no pueden descartarlo. El efecto es el de entrar por primera vez, también después de salir. Las empresas que nunca entran pero están donde hay un clúster se dejan aparte, porque el clúster puede alcanzarlas también."
kind: panel
unit: member_id
time: year
outcomes:
  real_revenue: {outcome: ln(real_revenue), title: {en: "real revenue", es: "los ingresos reales"}, question: {en: "Did joining a cluster raise firms' real revenue?", es: "¿Entrar en un clúster aumentó los ingresos reales de las empresas?"}}
  employment: {outcome: ln(employees_fte), title: {en: "employment", es: "el empleo"}, question: {en: "Did joining a cluster raise employment in firms?", es: "¿Entrar en un clúster aumentó el empleo de las empresas?"}}
  exports: {outcome: ln(real_exports), title: {en: "real exports of exporters", es: "las exportaciones reales de las exportadoras"}, question: {en: "Did joining a cluster raise what exporters sell abroad?", es: "¿Entrar en un clúster aumentó lo que venden fuera las empresas exportadoras?"}}
  exporting: {outcome: is_exporter, title: {en: "exporting at all", es: "el hecho de exportar"}, question: {en: "Did joining a cluster make firms sell abroad?", es: "¿Entrar en un clúster llevó a las empresas a vender en el exterior?"}}
  productivity: {outcome: ln(real_value_added_per_fte), title: {en: "labour productivity", es: "la productividad laboral"}, question: {en: "Did joining a cluster raise value added per full-time equivalent?", es: "¿Entrar en un clúster aumentó el valor añadido por equivalente a jornada completa?"}}
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
        member_id | year | owner_id | country | joined_group | joined_from | joined_exposed_from | joined_organisation_id | real_revenue
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
    firm_year.joined_group as comparison_group,
    firm_year.joined_from as treated_from,
    firm_year.joined_exposed_from as exposed_from,
    organisation_year.age_band,
    organisation_year.funding_class,
    firm_year.real_revenue,
    firm_year.employees_fte,
    firm_year.real_exports,
    firm_year.is_exporter,
    firm_year.real_value_added_per_fte
from firm_year
left join organisation_year
    on organisation_year.organisation_id = firm_year.joined_organisation_id
    and organisation_year.year = firm_year.joined_from
