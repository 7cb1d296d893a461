/*
One row per headline indicator and age band: the mean of the band in two years, and what changed in organisations that are in it
in both, and in those that are in it now since five years ago. Changes are of released values of the same organisations.
*/
with band (place, age_band) as (values (1, '0-4'), (2, '5-9'), (3, '10+')),
member as (
    select
        now.organisation_id, now.age_band, before.age_band as band_before
    from organisation_year as now
    left join organisation_year as before on before.organisation_id = now.organisation_id and before.year = :year - 1
    where now.year = :year
),
mover as (
    select
        band.age_band,
        count(*) filter (where member.age_band = band.age_band and member.band_before <> band.age_band) as moved_in,
        count(*) filter (where member.band_before = band.age_band and member.age_band <> band.age_band) as moved_out
    from band
    cross join member
    group by band.age_band
),
figure as (
    select indicator, organisation_id, year, value
    from indicator_value
    where indicator = any(:headline) and state = 'ok' and year in (:year, :year - 1, :year - 5)
),
change as (
    select
        now.indicator, member.age_band,
        count(before.value) filter (where member.band_before = member.age_band) as stayed,
        avg(now.value - before.value order by now.organisation_id) filter (where member.band_before = member.age_band)
            as stayed_change,
        count(early.value) as cohort,
        avg(now.value - early.value order by now.organisation_id) as cohort_change
    from figure as now
    inner join member on member.organisation_id = now.organisation_id
    left join figure as before
        on before.indicator = now.indicator and before.organisation_id = now.organisation_id and before.year = :year - 1
    left join figure as early
        on early.indicator = now.indicator and early.organisation_id = now.organisation_id and early.year = :year - 5
        and exists (
            select 1 from organisation_year as then_there
            where then_there.organisation_id = now.organisation_id and then_there.year = :year - 5 and then_there.age >= 0)
    where now.year = :year
    group by now.indicator, member.age_band
)
select
    indicator.title_en, indicator.title_es, indicator.unit, band.age_band,
    last.value as band_before, coalesce(last.state, 'not_applicable') as band_before_state,
    this.value as band_now, coalesce(this.state, 'not_applicable') as band_now_state,
    change.stayed_change, case when change.stayed > 0 then 'ok' else 'not_reported' end as stayed_change_state,
    coalesce(change.stayed, 0) as stayed,
    case when band.age_band <> '0-4' then change.cohort_change end as cohort_change,
    case when band.age_band = '0-4' then 'not_applicable' when change.cohort > 0 then 'ok' else 'not_reported' end
        as cohort_change_state,
    case when band.age_band = '0-4' then 0 else coalesce(change.cohort, 0) end as cohort,
    mover.moved_in, mover.moved_out,
    case
        when band.age_band = '0-4' then 'too_early'
        when coalesce(change.stayed, 0) < 3 then 'not_told'
        when change.stayed_change = 0 then 'level'
        when indicator.better = 'neutral' and change.stayed_change > 0 then 'up'
        when indicator.better = 'neutral' then 'down'
        when change.stayed_change > 0 and indicator.better = 'higher' then 'up_better'
        when change.stayed_change > 0 then 'up_worse'
        when indicator.better = 'higher' then 'down_worse'
        else 'down_better'
    end as reading
from indicator
cross join band
inner join mover on mover.age_band = band.age_band
left join change on change.indicator = indicator.indicator and change.age_band = band.age_band
left join group_value as this
    on this.indicator = indicator.indicator and this.age_band = band.age_band and this.year = :year
    and this.funding_class = 'all' and this.statistic = 'mean'
left join group_value as last
    on last.indicator = indicator.indicator and last.age_band = band.age_band and last.year = :year - 1
    and last.funding_class = 'all' and last.statistic = 'mean'
where indicator.indicator = any(:headline)
order by array_position(:headline, indicator.indicator), band.place
