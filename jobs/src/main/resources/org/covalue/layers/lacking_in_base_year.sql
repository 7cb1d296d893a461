with country as (
    {countries}
),
currency as (
    {currencies}
)
select
    coalesce((
        select string_agg(country.country, ', ' order by country.country)
        from country
        where not exists (
            select 1 from staging_next.price_index
            where price_index.country = country.country and price_index.year = :base_year and price_index.index_kind = 'cpi')
    ), '') as prices,
    coalesce((
        select string_agg(currency.currency, ', ' order by currency.currency)
        from currency
        where currency.currency <> 'USD' and not exists (
            select 1 from staging_next.exchange_rate
            where exchange_rate.currency = currency.currency and exchange_rate.year = :base_year)
    ), '') as rates
