/* One row per headline of an estimator, and per part of a decomposition that has no number. */
select
    estimator, term, estimate, standard_error, ci_lower, ci_upper, p_value, p_adjusted, minimum_detectable_effect,
    n, n_treated, n_control, se_clustered_by, clusters,
    case state when 'ok' then 'not_applicable' else state end as missing_state
from estimate
where study = :study and (shown_in = 'effects' or (shown_in = 'decomposition' and state <> 'ok'))
order by place
