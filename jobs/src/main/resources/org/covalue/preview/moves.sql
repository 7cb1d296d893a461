-- What is released of two editions, where it differs by more than the order of sums does; cells of one of them only come last.
with cells as (
    select edition_id, indicator, organisation_id, cast(null as text) as age_band, cast(null as text) as funding_class,
           cast(null as text) as statistic, year, state, value
    from released.indicator_value
    where edition_id in (:before, :after)
    union all
    select edition_id, indicator, null, age_band, funding_class, statistic, year, state, value
    from released.group_value
    where edition_id in (:before, :after)
),
both_editions as (
    select indicator, organisation_id, age_band, funding_class, statistic, year,
           max(state) filter (where edition_id = :before) as old_state,
           max(value) filter (where edition_id = :before) as old_value,
           max(state) filter (where edition_id = :after) as new_state,
           max(value) filter (where edition_id = :after) as new_value
    from cells
    group by indicator, organisation_id, age_band, funding_class, statistic, year
)
select *
from both_editions
where (old_state is distinct from new_state or old_value is distinct from new_value)
  and not coalesce(old_state = new_state
                   and abs(old_value - new_value) <= 1e-9 * greatest(abs(old_value), abs(new_value)), false)
  and (old_state = 'ok' or new_state = 'ok' or old_state is not null and new_state is not null)
order by old_state is null or new_state is null, organisation_id is null, indicator, organisation_id, age_band, funding_class, statistic, year
