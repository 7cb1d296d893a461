/* Money that no price index or exchange rate could make comparable, up to the year. One row per reason and currency. */
select year, record, reason, country, currency, sum(figures) as figures
from unusable_money
where year <= :year
    and (cast(:organisation as text) is null or organisation_id = :organisation)
group by year, record, reason, country, currency
order by year desc, record, reason, country, currency
