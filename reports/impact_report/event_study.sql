/* One row per estimator and period since treatment. A method without a band for all periods at once has none. */
with shown as (
    select
        min(place) over (partition by estimator) as estimator_place, estimator, period, estimate, ci_lower, ci_upper,
        uniform_lower, uniform_upper, case state when 'ok' then 'not_applicable' else state end as missing
    from estimate
    where study = :study and shown_in = 'event_study'
)
select
    estimator, period, case when period < 0 then 'no' else 'yes' end as is_after,
    estimate, case when estimate is null then missing end as estimate_state,
    ci_lower, case when ci_lower is null then missing end as ci_lower_state,
    ci_upper, case when ci_upper is null then missing end as ci_upper_state,
    uniform_lower, case when uniform_lower is null then missing end as uniform_lower_state,
    uniform_upper, case when uniform_upper is null then missing end as uniform_upper_state
from shown
order by estimator_place, period
