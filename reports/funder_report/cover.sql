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
),
wave as (
    select wave, density, nodes, rostered
    from network_figure
    where organisation_id = :organisation and relation = 'knows' and wave <= :year
    order by wave desc
    limit 1
),
survey as (
    select
        coalesce(max(
            case when wave = :year then concat('survey of ', wave, ': ') else concat('none in ', :year, '; last wave ', wave, ': ') end
            || coalesce(to_char(density, 'FM0.000'), 'no figure')
            || concat(' (density; ', nodes, ' of ', rostered, ' answered)')), 'no survey yet') as network_en,
        coalesce(max(
            case when wave = :year then concat('encuesta de ', wave, ': ') else concat('ninguna en ', :year, '; última ronda ', wave, ': ') end
            || coalesce(translate(to_char(density, 'FM0.000'), '.', ','), 'sin dato')
            || concat(' (densidad; respondieron ', nodes, ' de ', rostered, ')')), 'aún sin encuesta') as network_es
    from wave
)
select
    organisation.organisation_id, organisation.organisation_name, organisation.organisation_type,
    concat_ws(' · ', organisation.country, organisation.region) as place,
    organisation.founded_on, organisation_year.age_band, organisation_year.funding_class, organisation_year.members,
    organisation_year.own_income, running.running_projects, filled.with_value, filled.indicators,
    funder.funder_id, funder.funder_name, survey.network_en, survey.network_es,
    edition.edition_id, edition.business_date, edition.as_of, edition.created_at, edition.base_year,
    edition.reporting_currency, edition.year_from, edition.year_to, edition.software_version,
    concat(edition.reporting_currency, '; real figures at prices of ', edition.base_year) as money_en,
    concat(edition.reporting_currency, '; cifras reales a precios de ', edition.base_year) as money_es,
    concat(edition.edition_id, ' of ', edition.business_date) as published_en,
    concat(edition.edition_id, ' del ', edition.business_date) as published_es,
    case when edition.base_year_lacks_prices = '' and edition.base_year_lacks_rates = ''
        then concat(edition.base_year, ': the latest year with prices and rates for all in use, or the one asked for.')
        else concat(edition.base_year, ', though it lacks ',
            concat_ws(' and ', 'a price index for ' || nullif(edition.base_year_lacks_prices, ''),
                'an exchange rate for ' || nullif(edition.base_year_lacks_rates, '')),
            '. Real figures that need them are left out.')
    end as base_year_choice_en,
    case when edition.base_year_lacks_prices = '' and edition.base_year_lacks_rates = ''
        then concat(edition.base_year, ': el último año con precios y tipos de cambio para todo lo usado, o el que se pidió.')
        else concat(edition.base_year, ', aunque le falta ',
            concat_ws(' y ', 'el índice de precios de ' || nullif(edition.base_year_lacks_prices, ''),
                'el tipo de cambio de ' || nullif(edition.base_year_lacks_rates, '')),
            '. Las cifras reales que los necesitan quedan fuera.')
    end as base_year_choice_es
from organisation
cross join edition
cross join running
cross join filled
cross join survey
left join organisation_year
    on organisation_year.organisation_id = organisation.organisation_id and organisation_year.year = :year
left join funder on true
where organisation.organisation_id = :organisation
