/* One row per family: how many indicators have a value in the year, and why the others have none. */
select
    indicator.family,
    count(*) as indicators,
    count(*) filter (where indicator_value.state = 'ok') as with_value,
    count(*) filter (where indicator_value.state = 'not_reported') as not_reported,
    count(*) filter (where indicator_value.state = 'not_applicable') as not_applicable,
    count(*) filter (where indicator_value.state = 'suppressed') as suppressed,
    count(*) filter (where indicator_value.state = 'not_estimable') as not_estimable,
    avg(indicator_value.coverage order by indicator_value.indicator) as coverage,
    min(indicator_value.coverage) as lowest
from indicator_value
inner join indicator on indicator.indicator = indicator_value.indicator
where indicator_value.organisation_id = :organisation and indicator_value.year = :year
group by indicator.family
order by
    case indicator.family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end
