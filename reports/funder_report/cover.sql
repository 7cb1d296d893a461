/* Who and when. One row. */
with funder as (
    select funder_id, coalesce(nullif(max(funder_name), ''), funder_id) as funder_name
    from funder_year
    where funder_id = :funder
    group by funder_id
),
running as (
    select count(*) as running_projects
    from project
    where organisation_id = :organisation
        and started_on <= make_date(:year, 12, 31)
        and coalesce(ended_on, planned_end_on, make_date(:year, 12, 31)) >= make_date(:year, 1, 1)
),
filled as (
    select count(*) filter (where state = 'ok') as with_value, count(*) as indicators
    from indicator_value
    where organisation_id = :organisation and year = :year
)
select
    organisation.organisation_id, organisation.organisation_name, organisation.organisation_type,
    concat_ws(' · ', organisation.country, organisation.region) as place,
    organisation.founded_on, organisation_year.age_band, organisation_year.funding_class, organisation_year.members,
    organisation_year.own_income, running.running_projects, filled.with_value, filled.indicators,
    funder.funder_id, funder.funder_name,
    edition.edition_id, edition.business_date, edition.as_of, edition.created_at, edition.base_year,
    edition.reporting_currency, edition.year_from, edition.year_to, edition.software_version,
    concat(edition.reporting_currency, '; real figures at prices of ', edition.base_year) as money_en,
    concat(edition.reporting_currency, '; cifras reales a precios de ', edition.base_year) as money_es,
    concat(edition.edition_id, ' of ', edition.business_date) as published_en,
    concat(edition.edition_id, ' del ', edition.business_date) as published_es
from organisation
cross join edition
cross join running
cross join filled
left join organisation_year
    on organisation_year.organisation_id = organisation.organisation_id and organisation_year.year = :year
left join funder on true
where organisation.organisation_id = :organisation
