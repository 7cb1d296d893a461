/* One row per term by cohort, group or period. What may not be told is left out, not shown as such. */
select
    estimator, term, estimate, standard_error, ci_lower, ci_upper, p_value, p_adjusted, minimum_detectable_effect,
    n, n_treated, n_control, se_clustered_by, clusters,
    case state when 'ok' then 'not_applicable' else state end as missing_state
from estimate
where study = :study and shown_in = 'further_terms' and state <> 'suppressed'
order by place
