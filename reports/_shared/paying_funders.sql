/* Every named funder that paid the organisation, with the years it did, for messages that say which there are. */
with paid as (
    select funder_id, year, max(funder_name) as funder_name
    from funder_year
    where organisation_id = :organisation
    group by funder_id, year
)
select
    funder_id as id, coalesce(nullif(max(funder_name), ''), funder_id) as name,
    string_agg(cast(year as text), ' ' order by year) as years
from paid
group by funder_id
order by funder_id
