select own.indicator, indicator.title_{language} as title, indicator.unit, own.year, own.age_band, own.value as own, own.state as own_state,
       p25.value as p25, coalesce(p25.state, 'not_reported') as p25_state,
       median.value as median, coalesce(median.state, 'not_reported') as median_state,
       p75.value as p75, coalesce(p75.state, 'not_reported') as p75_state, median.organisations
from indicator_value as own
inner join indicator on indicator.indicator = own.indicator
left join group_value as p25 on p25.indicator = own.indicator and p25.year = own.year and p25.age_band = own.age_band
    and p25.funding_class = 'all' and p25.statistic = 'p25'
left join group_value as median on median.indicator = own.indicator and median.year = own.year
    and median.age_band = own.age_band and median.funding_class = 'all' and median.statistic = 'median'
left join group_value as p75 on p75.indicator = own.indicator and p75.year = own.year and p75.age_band = own.age_band
    and p75.funding_class = 'all' and p75.statistic = 'p75'
where own.organisation_id = :organisation and own.indicator = any(:headline)
order by array_position(:headline, own.indicator), own.year
