-- Of an age band, whatever the funding class, there is one figure; the other groups and statistics have none.
with grouped as (
    select year, indicator, coalesce(age_band, 'all') as age_band, coalesce(funding_class, 'all') as funding_class,
           max(unit) as unit
    from indicator_value
    where indicator = '{indicator}'
    group by grouping sets ((year, indicator, age_band, funding_class), (year, indicator, age_band),
                            (year, indicator, funding_class), (year, indicator))
)
insert into {next}.group_value
select g.year, g.age_band, g.funding_class, g.indicator, s.statistic, case when s.statistic = 'pooled' then r.value end,
       case when s.statistic = 'pooled' then coalesce(r.state, 'not_applicable') else 'not_applicable' end, g.unit,
       coalesce(r.organisations, 0)
from grouped g
cross join (values ('pooled'), ('mean'), ('median'), ('p25'), ('p75'), ('min'), ('max')) s(statistic)
left join group_row r on r.indicator = g.indicator and r.year = g.year and r.age_band = g.age_band
    and g.funding_class = 'all'
