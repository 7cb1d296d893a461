/*
One row per indicator and statistic, with the age bands side by side. A group without an organisation is not applicable;
the number of organisations is that of the values, confidential ones too.
*/
with figure as (
    select indicator, statistic, age_band, value, state
    from group_value
    where year = :year and funding_class = 'all' and statistic in ('pooled', 'mean', 'median')
    union all
    select indicator, 'organisations', age_band, organisations, 'ok'
    from group_value
    where year = :year and funding_class = 'all' and statistic = 'mean'
),
cell as (
    select
        indicator, statistic,
        max(value) filter (where age_band = 'not_founded') as not_founded,
        max(state) filter (where age_band = 'not_founded') as not_founded_state,
        max(value) filter (where age_band = '0-4') as young,
        max(state) filter (where age_band = '0-4') as young_state,
        max(value) filter (where age_band = '5-9') as growing,
        max(state) filter (where age_band = '5-9') as growing_state,
        max(value) filter (where age_band = '10+') as mature,
        max(state) filter (where age_band = '10+') as mature_state,
        max(value) filter (where age_band = 'all') as everybody,
        max(state) filter (where age_band = 'all') as everybody_state
    from figure
    group by indicator, statistic
)
select
    indicator.family, indicator.code, indicator.title_en, indicator.title_es, cell.statistic,
    case when cell.statistic = 'organisations' then 'count' else indicator.unit end as unit,
    case when cell.statistic = 'organisations' then 'count' else indicator.unit end as unit_code,
    cell.not_founded, coalesce(cell.not_founded_state, 'not_applicable') as not_founded_state,
    cell.young, coalesce(cell.young_state, 'not_applicable') as young_state,
    cell.growing, coalesce(cell.growing_state, 'not_applicable') as growing_state,
    cell.mature, coalesce(cell.mature_state, 'not_applicable') as mature_state,
    cell.everybody, coalesce(cell.everybody_state, 'not_applicable') as everybody_state
from cell
inner join indicator on indicator.indicator = cell.indicator
order by
    case indicator.family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end,
    indicator.code,
    case cell.statistic when 'pooled' then 1 when 'mean' then 2 when 'median' then 3 else 4 end
