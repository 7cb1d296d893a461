/* One row per method and variable. A variance ratio of a variable with two values says nothing. */
select
    estimator, variable,
    mean_treated, case when mean_treated is null then 'not_applicable' end as mean_treated_state,
    mean_control, case when mean_control is null then 'not_applicable' end as mean_control_state,
    smd_before, case when smd_before is null then 'not_applicable' end as smd_before_state,
    smd_after, case when smd_after is null then 'not_applicable' end as smd_after_state,
    variance_ratio_before, case when variance_ratio_before is null then 'not_applicable' end as variance_ratio_before_state,
    variance_ratio_after, case when variance_ratio_after is null then 'not_applicable' end as variance_ratio_after_state
from study_balance
where study = :study
order by place
