/* One row per headline indicator and year: the organisation, and the mean of its age band of that year. */
select
    indicator.title_en, indicator.title_es, indicator.unit, own.year,
    own.value as own, own.state as own_state,
    band.value as band, coalesce(band.state, 'not_reported') as band_state
from indicator_value as own
inner join indicator on indicator.indicator = own.indicator
left join group_value as band
    on band.indicator = own.indicator and band.year = own.year and band.age_band = own.age_band
    and band.funding_class = 'all' and band.statistic = 'mean'
where own.organisation_id = :organisation and own.year <= :year and own.indicator = any(:headline)
order by array_position(:headline, own.indicator), own.year
