/* One row per estimator and group of the treated, and for the exposed. */
with shown as (
    select
        place, estimator, group_of_treated, term, estimate, standard_error, ci_lower, ci_upper, p_value, n_treated, n_control,
        refusal, case state when 'ok' then 'not_applicable' else state end as missing
    from estimate
    where of_study = :study and shown_in = 'groups_of_treated'
)
select
    estimator, group_of_treated, term,
    estimate, case when estimate is null then missing end as estimate_state,
    standard_error, case when standard_error is null then missing end as standard_error_state,
    ci_lower, case when ci_lower is null then missing end as ci_lower_state,
    ci_upper, case when ci_upper is null then missing end as ci_upper_state,
    p_value, case when p_value is null then missing end as p_value_state,
    n_treated, case when n_treated is null then missing end as n_treated_state,
    n_control, case when n_control is null then missing end as n_control_state,
    refusal
from shown
order by estimator collate "C", place
