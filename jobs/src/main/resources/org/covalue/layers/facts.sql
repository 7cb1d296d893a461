select
    as_of,
    business_date,
    base_year,
    reporting_currency,
    (select min(year) from {layer}.year) as first_year,
    (select max(year) from {layer}.year) as last_year,
    lacking_prices,
    lacking_rates
from {layer}.run
