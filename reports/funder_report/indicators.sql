/*
One row per indicator: three years, change, and position among the organisations of the same age band and of the same
funding class. Equal values share a position (1, 2, 2, 4); only released values are counted.
*/
with now as (
    select
        indicator_value.organisation_id, indicator_value.indicator, indicator_value.value, indicator_value.state,
        indicator_value.age_band, indicator_value.funding_class, indicator_value.coverage,
        indicator_value.coverage_by_revenue, indicator_value.outlier, indicator.better,
        -- Of members' figures: other members report from year to year, so that more is not better by itself.
        indicator.pool = 'sum' and indicator.protects <> '' as is_total,
        case when indicator.better = 'lower' then indicator_value.value else -indicator_value.value end as key
    from indicator_value
    inner join indicator on indicator.indicator = indicator_value.indicator
    where indicator_value.year = :year
),
position as (
    select
        organisation_id, indicator,
        rank() over (partition by indicator, age_band order by key) as band_position,
        count(value) over (partition by indicator, age_band) as band_size,
        rank() over (partition by indicator, funding_class order by key) as class_position,
        count(value) over (partition by indicator, funding_class) as class_size
    from now
    where state = 'ok'
),
own as (
    select
        now.indicator, now.better, now.value, now.state, now.coverage, now.coverage_by_revenue,
        now.outlier, now.funding_class,
        before.value as value_before, coalesce(before.state, 'not_reported') as before_state,
        before_2.value as value_before_2, coalesce(before_2.state, 'not_reported') as before_2_state,
        now.value - before.value as change, now.is_total,
        case when now.state <> 'ok' then now.state else coalesce(before.state, 'not_reported') end as change_state
    from now
    left join indicator_value as before
        on before.organisation_id = now.organisation_id and before.indicator = now.indicator and before.year = :year - 1
    left join indicator_value as before_2
        on before_2.organisation_id = now.organisation_id and before_2.indicator = now.indicator
        and before_2.year = :year - 2
    where now.organisation_id = :organisation
)
select
    indicator.family, indicator.code, indicator.title_en, indicator.title_es, indicator.unit,
    indicator.unit as unit_code,
    own.value_before_2, own.before_2_state as value_before_2_state,
    own.value_before, own.before_state as value_before_state,
    own.value, own.state as value_state,
    own.change, own.change_state,
    case
        when own.change is null then null
        when own.change = 0 then 'level'
        when (own.better = 'neutral' or own.is_total) and own.change > 0 then 'up'
        when own.better = 'neutral' or own.is_total then 'down'
        when own.change > 0 and own.better = 'higher' then 'up_better'
        when own.change > 0 then 'up_worse'
        when own.better = 'higher' then 'down_worse'
        else 'down_better'
    end as trend,
    position.band_position, own.state as band_position_state, position.band_size,
    position.class_position, own.state as class_position_state, position.class_size,
    case when own.state = 'ok' and (own.coverage < 50 or own.coverage_by_revenue < 50) then 'low' end as mark,
    own.outlier, own.coverage_by_revenue, own.coverage
from own
inner join indicator on indicator.indicator = own.indicator
left join position on position.organisation_id = :organisation and position.indicator = own.indicator
order by
    case indicator.family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end,
    indicator.code
