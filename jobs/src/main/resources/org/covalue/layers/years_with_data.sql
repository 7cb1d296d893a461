select min(year) as first_year, max(year) as last_year
from (
    {years}
) as data_year
where year <= :latest
