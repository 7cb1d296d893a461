/*
title: {en: "Members by year, for studies", es: "Miembros por año, para estudios"}
internal: true
grain: >-
  one row per member, organisation and year of the run: every member of the member file with each organisation that it ever joined, before, during
  and after its membership; one that never joined any has one row a year, with a blank organisation. Figures of the member stand in each of its rows, in the organisation's own version where it has
  one: take those with is_first_organisation for one row per member and year.
key: [member_id, organisation_id, year]
filters: [member_id, organisation_id, year, country, sector, member_type]
columns:
  member_id: {type: text, en: "Id of the member", es: "Id del miembro"}
  organisation_id: {type: text, en: "Organisation that the member ever joined; blank where it joined none", es: "Organización en la que entró alguna vez; en blanco si no entró en ninguna"}
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  is_first_organisation: {type: boolean, en: "Whether it is the organisation joined first; exactly one row per member and year is", es: "Si es la organización en la que entró primero; lo es exactamente una fila por miembro y año"}
  is_member: {type: boolean, en: "Whether it was a member of the organisation on any day of the year", es: "Si fue miembro de la organización algún día del año"}
  spells: {type: integer, en: "Spells of membership begun by the end of the year", es: "Períodos de membresía iniciados hasta el fin del año"}
  joined_on: {type: date, en: "First day of the last of these spells", es: "Primer día del último de esos períodos"}
  left_on: {type: date, en: "First day outside after that spell; blank while it lasts", es: "Primer día fuera tras ese período; en blanco mientras dura"}
  leave_reason: {type: text, en: "Why that spell ended", es: "Por qué terminó ese período"}
  first_membership_year: {type: integer, en: "Year of first joining any cluster; blank where never", es: "Año de la primera entrada en un clúster; en blanco si nunca"}
  is_never_member: {type: boolean, en: "Never joined a cluster, up to the last delivery", es: "Nunca entró en un clúster, hasta la última entrega"}
  is_not_yet_member: {type: boolean, en: "Joins its first cluster in a later year", es: "Entra en su primer clúster en un año posterior"}
  first_project_year: {type: integer, en: "Year of the first project of a cluster begun by the business date; blank where none", es: "Año del primer proyecto de un clúster iniciado hasta la fecha de negocio; en blanco si ninguno"}
  is_never_participant: {type: boolean, en: "Never took part in a project of a cluster", es: "Nunca participó en un proyecto de un clúster"}
  is_not_yet_participant: {type: boolean, en: "Takes part in its first project in a later year", es: "Participa en su primer proyecto en un año posterior"}
  member_type: {type: text, en: "Kind of member", es: "Tipo de miembro"}
  owner_id: {type: text, en: "Ultimate owner, itself where none is known", es: "Propietario último, el propio miembro si no se conoce"}
  country: {type: text, en: "Country of the member, or of the organisation where blank", es: "País del miembro, o de la organización si está en blanco"}
  region: {type: text, en: "Region of the member", es: "Región del miembro"}
  sector: {type: text, en: "Main sector", es: "Sector principal"}
  size_class: {type: text, en: "Size class as delivered last", es: "Clase de tamaño según la última entrega"}
  founded_year: {type: integer, en: "Year of founding", es: "Año de fundación"}
  exited_on: {type: date, en: "Day of closure, merger or other end", es: "Día del cierre, la fusión u otro final"}
  exit_reason: {type: text, en: "Why it ended; a merger is no closure", es: "Por qué terminó; una fusión no es un cierre"}
  currency: {type: text, en: "Currency of the nominal figures", es: "Moneda de las cifras nominales"}
  revenue: {type: number, en: "Revenue, nominal, own currency", es: "Ingresos, nominales, moneda propia"}
  value_added: {type: number, en: "Value added, nominal, own currency", es: "Valor añadido, nominal, moneda propia"}
  exports: {type: number, en: "Exports, nominal, own currency", es: "Exportaciones, nominales, moneda propia"}
  revenue_reporting: {type: number, en: "Revenue, nominal, reporting currency at the rate of the year", es: "Ingresos, nominales, moneda de informe al cambio del año"}
  value_added_reporting: {type: number, en: "Value added, nominal, reporting currency at the rate of the year", es: "Valor añadido, nominal, moneda de informe al cambio del año"}
  exports_reporting: {type: number, en: "Exports, nominal, reporting currency at the rate of the year", es: "Exportaciones, nominales, moneda de informe al cambio del año"}
  real_revenue: {type: number, en: "Revenue at prices and rate of the base year, reporting currency", es: "Ingresos a precios y cambio del año base, moneda de informe"}
  real_value_added: {type: number, en: "Value added at prices and rate of the base year, reporting currency", es: "Valor añadido a precios y cambio del año base, moneda de informe"}
  real_exports: {type: number, en: "Exports at prices and rate of the base year, reporting currency", es: "Exportaciones a precios y cambio del año base, moneda de informe"}
  employees_fte: {type: number, en: "Employees, full-time equivalents", es: "Empleados, equivalentes a tiempo completo"}
*/
with
spell as (
    select organisation_id, member_id, joined_on, left_on, leave_reason
    from staging.membership
),
ever_joined as (
    select
        member_id,
        organisation_id,
        row_number() over (partition by member_id order by min(joined_on), organisation_id collate "C") as place
    from spell
    group by member_id, organisation_id
),
cluster as (
    select organisation_id
    from staging.organisation
    where organisation_type = 'cluster_organisation'
),
first_membership as (
    select spell.member_id, cast(extract(year from min(spell.joined_on)) as integer) as year
    from spell
    inner join cluster on cluster.organisation_id = spell.organisation_id
    group by spell.member_id
),
-- Blank dates of a participation are those of the project; what is planned has not begun.
first_project as (
    select
        participation.member_id,
        cast(extract(year from min(coalesce(participation.started_on, project.started_on))) as integer) as year
    from staging.participation
    inner join staging.project on project.project_id = participation.project_id
    inner join cluster on cluster.organisation_id = project.organisation_id
    cross join staging.run
    where coalesce(participation.started_on, project.started_on) <= run.business_date
    group by participation.member_id
),
member_in_year as (
    select
        year.year,
        member.member_id,
        ever_joined.organisation_id,
        coalesce(ever_joined.place, 1) = 1 as is_first_organisation,
        member.member_type,
        coalesce(member.ultimate_owner_id, member.member_id) as owner_id,
        coalesce(member.country, organisation.country) as country,
        member.region,
        member.sector,
        member.size_class,
        member.member_founded_on,
        member.closed_on,
        member.close_reason
    from staging.member
    left join ever_joined on ever_joined.member_id = member.member_id
    left join staging.organisation on organisation.organisation_id = ever_joined.organisation_id
    cross join staging.year
),
-- Spells begun by the end of the year; the last of them, and whether any touches the year.
spell_so_far as (
    select
        here.member_id,
        here.organisation_id,
        here.year,
        count(*) as spells,
        bool_or(spell.left_on is null or spell.left_on > make_date(here.year, 1, 1)) as is_member,
        max(spell.joined_on) as joined_on
    from member_in_year as here
    inner join spell
        on spell.member_id = here.member_id
        and spell.organisation_id = here.organisation_id
        and spell.joined_on < make_date(here.year + 1, 1, 1)
    group by here.member_id, here.organisation_id, here.year
)
select
    here.member_id,
    coalesce(here.organisation_id, '') as organisation_id,
    here.year,
    here.is_first_organisation,
    coalesce(spell_so_far.is_member, false) as is_member,
    coalesce(spell_so_far.spells, 0) as spells,
    spell_so_far.joined_on,
    spell.left_on,
    spell.leave_reason,
    first_membership.year as first_membership_year,
    first_membership.year is null as is_never_member,
    coalesce(first_membership.year > here.year, false) as is_not_yet_member,
    first_project.year as first_project_year,
    first_project.year is null as is_never_participant,
    coalesce(first_project.year > here.year, false) as is_not_yet_participant,
    here.member_type,
    here.owner_id,
    here.country,
    here.region,
    here.sector,
    here.size_class,
    cast(extract(year from here.member_founded_on) as integer) as founded_year,
    here.closed_on as exited_on,
    here.close_reason as exit_reason,
    revenue.currency,
    revenue.revenue,
    revenue.value_added,
    revenue.exports,
    revenue.revenue / rate.units_per_reporting_unit as revenue_reporting,
    revenue.value_added / rate.units_per_reporting_unit as value_added_reporting,
    revenue.exports / rate.units_per_reporting_unit as exports_reporting,
    revenue.revenue / deflator.since_base / base_rate.units_per_reporting_unit as real_revenue,
    revenue.value_added / deflator.since_base / base_rate.units_per_reporting_unit as real_value_added,
    revenue.exports / deflator.since_base / base_rate.units_per_reporting_unit as real_exports,
    revenue.employees_fte
from member_in_year as here
left join spell_so_far
    on spell_so_far.member_id = here.member_id
    and spell_so_far.organisation_id = here.organisation_id
    and spell_so_far.year = here.year
left join spell
    on spell.member_id = here.member_id
    and spell.organisation_id = here.organisation_id
    and spell.joined_on = spell_so_far.joined_on
left join first_membership on first_membership.member_id = here.member_id
left join first_project on first_project.member_id = here.member_id
-- The organisation's own version of the figures where it has one, else the common one.
left join staging.own_version as own
    on own.record = 'revenue'
    and own.organisation_id = here.organisation_id
    and own.member_id = here.member_id
    and own.year = here.year
left join staging.revenue
    on revenue.member_id = here.member_id
    and revenue.year = here.year
    and revenue.own_of is not distinct from own.organisation_id
left join staging.deflator on deflator.country = here.country and deflator.year = here.year
left join staging.conversion_rate as rate on rate.currency = revenue.currency and rate.year = revenue.year
left join staging.conversion_rate as base_rate on base_rate.currency = revenue.currency and base_rate.is_base_year
order by here.member_id collate "C", coalesce(here.organisation_id, '') collate "C", here.year
