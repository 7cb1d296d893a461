/* One row per estimator and period since treatment. A method without a band for all periods at once has none. */
with shown as (
    select
        min(place) over (partition by estimator) as estimator_place, estimator, period, estimate, ci_lower, ci_upper,
        uniform_lower, uniform_upper, case state when 'ok' then 'not_applicable' else state end as missing_state
    from estimate
    where study = :study and shown_in = 'event_study'
)
select
    estimator, period, case when period < 0 then 'no' else 'yes' end as is_after,
    estimate, ci_lower, ci_upper, uniform_lower, uniform_upper, missing_state
from shown
order by estimator_place, period
