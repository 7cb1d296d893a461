/* One row per estimator and group of the treated, and for the exposed. */
select
    estimator, group_of_treated, term, estimate, standard_error, ci_lower, ci_upper, p_value, n_treated, n_control, refusal,
    case state when 'ok' then 'not_applicable' else state end as missing_state
from estimate
where of_study = :study and shown_in = 'groups_of_treated'
order by estimator collate "C", place
