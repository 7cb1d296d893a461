with country as (
    {countries}
),
currency as (
    {currencies}
),
priced_year as (
    select distinct year from staging_next.price_index where year < :before
)
select priced_year.year
from priced_year
where not exists (
        select 1 from country
        where not exists (
            select 1 from staging_next.price_index
            where price_index.country = country.country and price_index.year = priced_year.year and price_index.index_kind = 'cpi'))
    and not exists (
        select 1 from currency
        where currency.currency <> 'USD' and not exists (
            select 1 from staging_next.exchange_rate
            where exchange_rate.currency = currency.currency and exchange_rate.year = priced_year.year))
order by priced_year.year desc
limit 1
