/* One row per headline indicator and year: the mean of each age band. */
with cell as (
    select
        indicator, year,
        max(value) filter (where age_band = '0-4') as young,
        max(state) filter (where age_band = '0-4') as young_state,
        max(value) filter (where age_band = '5-9') as growing,
        max(state) filter (where age_band = '5-9') as growing_state,
        max(value) filter (where age_band = '10+') as mature,
        max(state) filter (where age_band = '10+') as mature_state,
        max(value) filter (where age_band = 'all') as everybody,
        max(state) filter (where age_band = 'all') as everybody_state
    from group_value
    where year <= :year and funding_class = 'all' and statistic = 'mean' and indicator = any(:headline)
    group by indicator, year
)
select
    indicator.title_en, indicator.title_es, indicator.unit, cell.year,
    cell.young, coalesce(cell.young_state, 'not_applicable') as young_state,
    cell.growing, coalesce(cell.growing_state, 'not_applicable') as growing_state,
    cell.mature, coalesce(cell.mature_state, 'not_applicable') as mature_state,
    cell.everybody, coalesce(cell.everybody_state, 'not_applicable') as everybody_state
from cell
inner join indicator on indicator.indicator = cell.indicator
order by array_position(:headline, cell.indicator), cell.year
