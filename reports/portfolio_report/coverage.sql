/* One row per family: how many cells (organisation x indicator) have a value in the year, and why the others have none. */
with paid as (
    select organisation_id
    from funder_year
    where funder_id = :funder and year <= :year
    group by organisation_id
)
select
    indicator.family,
    count(*) as cells,
    count(*) filter (where indicator_value.state = 'ok') as with_value,
    count(*) filter (where indicator_value.state = 'not_reported') as not_reported,
    count(*) filter (where indicator_value.state = 'not_applicable') as not_applicable,
    count(*) filter (where indicator_value.state = 'suppressed') as suppressed,
    count(*) filter (where indicator_value.state = 'not_estimable') as not_estimable,
    avg(indicator_value.coverage order by indicator_value.organisation_id, indicator_value.indicator) as coverage,
    count(*) filter (where indicator_value.coverage < 50) as below_half
from indicator_value
inner join indicator on indicator.indicator = indicator_value.indicator
left join paid on paid.organisation_id = indicator_value.organisation_id
where indicator_value.year = :year
    and (cast(:funder as text) is null or paid.organisation_id is not null)
group by indicator.family
order by
    case indicator.family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end
