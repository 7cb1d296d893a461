/* Who and when. One row. */
with funder as (
    select funder_id, max(funder_name) as funder_name
    from funder_year
    where funder_id = :funder
    group by funder_id
)
select
    organisation.organisation_id, organisation.organisation_name, organisation.organisation_type,
    concat_ws(' · ', organisation.country, organisation.region) as place,
    organisation.founded_on, organisation_year.age_band, organisation_year.funding_class, organisation_year.members,
    funder.funder_id, funder.funder_name,
    edition.edition_id, edition.business_date, edition.as_of, edition.created_at, edition.base_year,
    edition.reporting_currency, edition.year_from, edition.year_to, edition.software_version,
    concat(edition.reporting_currency, '; real figures at prices of ', edition.base_year) as money_en,
    concat(edition.reporting_currency, '; cifras reales a precios de ', edition.base_year) as money_es,
    concat(edition.edition_id, ' of ', edition.business_date) as published_en,
    concat(edition.edition_id, ' del ', edition.business_date) as published_es
from organisation
cross join edition
left join organisation_year
    on organisation_year.organisation_id = organisation.organisation_id and organisation_year.year = :year
left join funder on true
where organisation.organisation_id = :organisation
