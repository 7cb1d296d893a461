/* Who and when. One row. */
with funder as (
    select funder_id, coalesce(nullif(max(funder_name), ''), funder_id) as funder_name
    from funder_year
    where funder_id = :funder
    group by funder_id
),
paid as (
    select organisation_id
    from funder_year
    where funder_id = :funder and year <= :year
    group by organisation_id
),
portfolio as (
    select
        count(*) as organisations, sum(organisation_year.members) as members,
        sum(organisation_year.own_income order by organisation_year.organisation_id) as own_income, count(distinct organisation.country) as number_of_countries,
        string_agg(distinct organisation.country, ', ' order by organisation.country) as countries
    from organisation_year
    inner join organisation on organisation.organisation_id = organisation_year.organisation_id
    left join paid on paid.organisation_id = organisation_year.organisation_id
    where organisation_year.year = :year
        and (cast(:funder as text) is null or paid.organisation_id is not null)
)
select
    coalesce(nullif(funder.funder_name, 'unnamed'), case when funder.funder_id is null then 'All organisations' else 'Funders without a name' end) as subject_en,
    coalesce(nullif(funder.funder_name, 'unnamed'), case when funder.funder_id is null then 'Todas las organizaciones' else 'Financiadores sin nombre' end) as subject_es,
    portfolio.organisations, portfolio.members, portfolio.own_income,
    portfolio.number_of_countries, portfolio.countries,
    funder.funder_id, funder.funder_name,
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
from portfolio
cross join edition
left join funder on true
