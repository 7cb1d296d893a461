/* One row per term by cohort, group or period. What may not be told is left out, not shown as such. */
with shown as (
    select
        place, estimator, term, estimate, standard_error, ci_lower, ci_upper, p_value, p_adjusted, minimum_detectable_effect,
        n, n_treated, n_control, se_clustered_by, clusters,
        case state when 'ok' then 'not_applicable' else state end as missing
    from estimate
    where study = :study and shown_in = 'further_terms' and state <> 'suppressed'
)
select
    estimator, term,
    estimate, case when estimate is null then missing end as estimate_state,
    standard_error, case when standard_error is null then missing end as standard_error_state,
    ci_lower, case when ci_lower is null then missing end as ci_lower_state,
    ci_upper, case when ci_upper is null then missing end as ci_upper_state,
    p_value, case when p_value is null then missing end as p_value_state,
    p_adjusted, case when p_adjusted is null then missing end as p_adjusted_state,
    minimum_detectable_effect,
    case when minimum_detectable_effect is null then missing end as minimum_detectable_effect_state,
    n, case when n is null then missing end as n_state,
    n_treated, case when n_treated is null then missing end as n_treated_state,
    n_control, case when n_control is null then missing end as n_control_state,
    se_clustered_by,
    clusters, case when clusters is null then missing end as clusters_state
from shown
order by place
