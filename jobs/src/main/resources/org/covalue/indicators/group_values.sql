with grouped as (
    select year, indicator, coalesce(age_band, 'all') as age_band,
           coalesce(funding_class, 'all') as funding_class, max(unit) as unit,
           count(*) filter (where state = 'ok') as organisations,
           case when count(*) filter (where state = 'ok') > 0 then 'ok'
                when count(*) filter (where state = 'not_estimable') > 0 then 'not_estimable'
                when count(*) filter (where state = 'not_reported') > 0 then 'not_reported'
                else 'not_applicable' end as state,
           sum(numerator) as numerator, sum(denominator) as denominator, avg(value) as mean,
           percentile_cont(0.5) within group (order by value) as median,
           percentile_cont(0.25) within group (order by value) as p25,
           percentile_cont(0.75) within group (order by value) as p75,
           min(value) as smallest, max(value) as largest
    from (
        select year, indicator, age_band, funding_class, unit, state, numerator, denominator, value
        from indicator_value
        where indicator = '{indicator}'
        order by organisation_id, year
    ) v
    group by grouping sets ((year, indicator, age_band, funding_class), (year, indicator, age_band), (year, indicator, funding_class), (year, indicator))
), statistic as (
    select g.*, s.statistic,
           case s.statistic when 'pooled' then {pooled} when 'mean' then g.mean when 'median' then g.median
                when 'p25' then g.p25 when 'p75' then g.p75 when 'min' then g.smallest else g.largest end
               as value
    from grouped g
    cross join (values ('pooled'), ('mean'), ('median'), ('p25'), ('p75'), ('min'), ('max')) s(statistic)
)
insert into {next}.group_value
select year, age_band, funding_class, indicator, statistic, value,
       case when state = 'ok' and value is null then 'not_applicable' else state end, unit, organisations
from statistic
