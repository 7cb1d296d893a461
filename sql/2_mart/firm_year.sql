/*
title: {en: Firms by year, es: Empresas por año}
grain: one row per firm, member or not, and year of the run with a revenue record, with what may have changed it and from when
examples:
  - name: joining counts from the first cluster's year, also after leaving; other organisations are no clusters
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
      organisation: |
        organisation_id | organisation_type    | country | region
        cordoba         | cluster_organisation | AR      | AR-X
        rosario         | cluster_organisation | AR      | AR-S
        accs            | rights_organisation  | AR      | AR-T
      member: |
        member_id | member_type | country | region
        F1        | firm        | AR      | AR-X
        F2        | firm        | AR      | AR-T
        U1        | university  | AR      | AR-T
      membership: |
        organisation_id | member_id | joined_on  | left_on
        rosario         | F1        | 2019-03-01 |
        cordoba         | F1        | 2017-12-31 | 2018-06-30
        accs            | F2        | 2015-01-01 |
        cordoba         | U1        | 2015-01-01 |
      revenue: |
        member_id | year | currency | employees_fte
        F1        | 2021 | USD      | 7
        F2        | 2021 | USD      | 3
        U1        | 2021 | USD      | 900
    expect: |
        member_id | year | employees_fte | joined_organisation_id | joined_from | joined_group
        F1        | 2021 | 7             | cordoba                | 2017        | treated
        F2        | 2021 | 3             |                        |             | control
  - name: who did not join is exposed where a cluster is seated or has members, from the first of them on; a firm without a region may be near any
    given:
      year: |
        year
        2021
      organisation: |
        organisation_id | organisation_type    | country | region
        cordoba         | cluster_organisation | AR      | AR-X
        andalucia       | cluster_organisation | ES      |
      member: |
        member_id | member_type | country | region
        M1        | firm        | AR      | AR-S
        M2        | firm        | ES      | ES-AN
        N1        | firm        | AR      | AR-X
        N2        | firm        | AR      | AR-S
        N3        | firm        | AR      | AR-J
        N4        | firm        | AR      |
        N5        | firm        | ES      | ES-EX
        N6        | firm        |         |
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | M1        | 2018-01-01
        andalucia       | M2        | 2019-01-01
      revenue: |
        member_id | year | currency
        N1        | 2021 | USD
        N2        | 2021 | USD
        N3        | 2021 | USD
        N4        | 2021 | USD
        N5        | 2021 | EUR
        N6        | 2021 | USD
    expect: |
        member_id | joined_group | joined_exposed_from
        N1        | exposed      | 2018
        N2        | exposed      | 2018
        N3        | control      |
        N4        | exposed      | 2018
        N5        | exposed      | 2019
        N6        | exposed      |
  - name: the first project counts from its first day of participation; who belongs to a cluster with projects is exposed from its own joining on
    given:
      year: |
        year
        2022
      organisation: |
        organisation_id | organisation_type    | country | region
        cordoba         | cluster_organisation | AR      | AR-X
        bogota          | cluster_organisation | CO      | CO-DC
      project: |
        project_id | organisation_id | started_on
        P1         | cordoba         | 2019-05-01
        P2         | cordoba         | 2020-05-01
        P3         | cordoba         | 2030-01-01
      member: |
        member_id | member_type | country | region
        F1        | firm        | AR      | AR-X
        F2        | firm        | AR      | AR-S
        F3        | firm        | CO      | CO-DC
      membership: |
        organisation_id | member_id | joined_on
        cordoba         | F1        | 2010-01-01
        cordoba         | F2        | 2021-01-01
        bogota          | F3        | 2015-01-01
      participation: |
        project_id | member_id | started_on
        P2         | F1        |
        P1         | F1        | 2019-11-01
        P3         | F3        |
      revenue: |
        member_id | year | currency
        F1        | 2022 | USD
        F2        | 2022 | USD
        F3        | 2022 | COP
    expect: |
        member_id | project_organisation_id | project_from | project_group | project_exposed_from
        F1        | cordoba                 | 2019         | treated       |
        F2        |                         |              | exposed       | 2021
        F3        |                         |              | control       |
  - name: money is made comparable as everywhere; who lacks a price or a rate has none; no exports is a figure, not reported is none
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | USD
      year: |
        year
        2021
      member: |
        member_id | member_type | country | ultimate_owner_id
        F1        | firm        | AR      | H9
        F2        | firm        | BB      |
      price_index: |
        country | year | index_kind | price_index
        AR      | 2020 | cpi        | 100
        AR      | 2021 | cpi        | 150
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 40
        ARS      | 2021 | 80
      revenue: |
        member_id | year | currency | revenue | value_added | exports | employees_fte
        F1        | 2021 | ARS      | 1200    | 600         | 0       | 5
        F2        | 2021 | BBD      | 1200    | 600         |         | 0
    expect: |
        member_id | owner_id | real_revenue | real_exports | real_value_added_per_fte | is_exporter
        F1        | H9       | 20           | 0            | 2                        | 0
        F2        | F2       |              |              |                          |
*/
with
firm as (
    select member_id, coalesce(ultimate_owner_id, member_id) as owner_id, country, region
    from member
    where member_type = 'firm'
),
cluster as (
    select organisation_id, country, region
    from organisation
    where organisation_type = 'cluster_organisation'
),
joining as (
    select membership.organisation_id, membership.member_id, membership.joined_on as started_on
    from membership
    inner join firm on firm.member_id = membership.member_id
    inner join cluster on cluster.organisation_id = membership.organisation_id
),
-- Blank dates of a participation are those of the project; what is planned has changed nothing yet.
participation_start as (
    select
        project.organisation_id,
        participation.member_id,
        coalesce(participation.started_on, project.started_on) as started_on
    from participation
    inner join project on project.project_id = participation.project_id
    inner join firm on firm.member_id = participation.member_id
    inner join cluster on cluster.organisation_id = project.organisation_id
    cross join run
    where coalesce(participation.started_on, project.started_on) <= run.business_date
),
start as (
    select 'joined' as treatment, organisation_id, member_id, started_on from joining
    union all
    select 'project' as treatment, organisation_id, member_id, started_on from participation_start
),
start_in_order as (
    select
        treatment,
        organisation_id,
        member_id,
        cast(extract(year from started_on) as integer) as from_year,
        row_number() over (partition by treatment, member_id order by started_on, organisation_id) as place
    from start
),
first_start as (
    select treatment, organisation_id, member_id, from_year
    from start_in_order
    where place = 1
),
-- Where a treatment is near, and since when: at the cluster's seat (without a region: in its country) and around its firms.
seat as (
    select start_in_order.treatment, cluster.country, cluster.region, start_in_order.from_year
    from start_in_order
    inner join cluster on cluster.organisation_id = start_in_order.organisation_id
    union all
    select start_in_order.treatment, firm.country, firm.region, start_in_order.from_year
    from start_in_order
    inner join firm on firm.member_id = start_in_order.member_id
    where firm.region is not null
),
near_region as (
    select treatment, country, region, min(from_year) as from_year
    from seat
    where region is not null
    group by treatment, country, region
),
near_country as (
    select
        treatment,
        country,
        min(from_year) as from_year,
        min(from_year) filter (where region is null) as whole_from_year
    from seat
    group by treatment, country
),
-- A member of a cluster whose projects others take part in.
cluster_start as (
    select organisation_id, min(from_year) as from_year
    from start_in_order
    where treatment = 'project'
    group by organisation_id
),
near_member as (
    select
        joining.member_id,
        min(greatest(cluster_start.from_year, cast(extract(year from joining.started_on) as integer))) as from_year
    from joining
    inner join cluster_start on cluster_start.organisation_id = joining.organisation_id
    group by joining.member_id
),
exposure as (
    select
        firm.member_id,
        treatment.treatment,
        case
            when firm.region is null then near_country.from_year
            else least(near_region.from_year, near_country.whole_from_year)
        end as from_year
    from firm
    cross join (values ('joined'), ('project')) as treatment (treatment)
    left join near_region
        on near_region.treatment = treatment.treatment
        and near_region.country = firm.country
        and near_region.region = firm.region
    left join near_country on near_country.treatment = treatment.treatment and near_country.country = firm.country
),
-- Treated, or exposed to what others do, or far from it; a firm of unknown country cannot be called far.
comparison as (
    select
        firm.member_id,
        exposure.treatment,
        first_start.organisation_id,
        first_start.from_year,
        case when first_start.member_id is null then
            case when exposure.treatment = 'project'
                then least(exposure.from_year, near_member.from_year)
                else exposure.from_year
            end
        end as exposed_from,
        firm.country is null as is_unplaced
    from firm
    inner join exposure on exposure.member_id = firm.member_id
    left join first_start on first_start.member_id = firm.member_id and first_start.treatment = exposure.treatment
    left join near_member on near_member.member_id = firm.member_id
),
grouped as (
    select
        member_id,
        treatment,
        organisation_id,
        from_year,
        exposed_from,
        case
            when from_year is not null then 'treated'
            when exposed_from is not null or is_unplaced then 'exposed'
            else 'control'
        end as comparison_group
    from comparison
),
-- A blank country is that of the first organisation joined.
firm_place as (
    select firm.member_id, firm.owner_id, coalesce(firm.country, cluster.country) as country, firm.region
    from firm
    left join first_start on first_start.member_id = firm.member_id and first_start.treatment = 'joined'
    left join cluster on cluster.organisation_id = first_start.organisation_id
),
-- What makes a nominal figure real.
firm_figure as (
    select
        revenue.member_id,
        revenue.year,
        revenue.revenue,
        revenue.value_added,
        revenue.exports,
        revenue.employees_fte,
        deflator.since_base * base_rate.units_per_reporting_unit as nominal_per_real
    from revenue
    inner join year on year.year = revenue.year
    inner join firm_place on firm_place.member_id = revenue.member_id
    left join deflator on deflator.country = firm_place.country and deflator.year = revenue.year
    left join conversion_rate as base_rate on base_rate.currency = revenue.currency and base_rate.is_base_year
    -- A firm is studied by itself, not as one organisation counts it.
    where revenue.own_of is null
)
select
    firm_figure.member_id,
    firm_figure.year,
    firm_place.owner_id,
    firm_place.country,
    firm_place.region,
    firm_figure.revenue / firm_figure.nominal_per_real as real_revenue,
    firm_figure.exports / firm_figure.nominal_per_real as real_exports,
    case when firm_figure.exports > 0 then 1 when firm_figure.exports = 0 then 0 end as is_exporter,
    firm_figure.employees_fte,
    firm_figure.value_added / firm_figure.nominal_per_real / nullif(firm_figure.employees_fte, 0) as real_value_added_per_fte,
    joined.organisation_id as joined_organisation_id,
    joined.from_year as joined_from,
    joined.exposed_from as joined_exposed_from,
    joined.comparison_group as joined_group,
    participated.organisation_id as project_organisation_id,
    participated.from_year as project_from,
    participated.exposed_from as project_exposed_from,
    participated.comparison_group as project_group
from firm_figure
inner join firm_place on firm_place.member_id = firm_figure.member_id
inner join grouped as joined on joined.member_id = firm_figure.member_id and joined.treatment = 'joined'
inner join grouped as participated
    on participated.member_id = firm_figure.member_id and participated.treatment = 'project'
