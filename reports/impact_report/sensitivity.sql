/* One row per effect that has bounds: its interval for each multiple, and the multiple at which zero comes in. */
select
    estimator, period,
    breakdown, case when breakdown is null then 'not_applicable' end as breakdown_state,
    lower_0, case when lower_0 is null then 'not_estimable' end as lower_0_state,
    upper_0, case when upper_0 is null then 'not_estimable' end as upper_0_state,
    lower_1, case when lower_1 is null then 'not_estimable' end as lower_1_state,
    upper_1, case when upper_1 is null then 'not_estimable' end as upper_1_state,
    lower_2, case when lower_2 is null then 'not_estimable' end as lower_2_state,
    upper_2, case when upper_2 is null then 'not_estimable' end as upper_2_state,
    lower_3, case when lower_3 is null then 'not_estimable' end as lower_3_state,
    upper_3, case when upper_3 is null then 'not_estimable' end as upper_3_state,
    lower_4, case when lower_4 is null then 'not_estimable' end as lower_4_state,
    upper_4, case when upper_4 is null then 'not_estimable' end as upper_4_state
from study_sensitivity
where study = :study
order by place
