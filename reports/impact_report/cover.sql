/* What was asked and how, from how many. One row. */
with told as (
    select
        max(n_treated) as n_treated, max(n_control) as n_control, count(*) filter (where state = 'not_estimable') as refused,
        max(greatest(abs(estimate), abs(standard_error))) filter (where shown_in <> 'pretrends') as largest_effect
    from estimate
    where study = :study
)
select
    study.study, study.title_en, study.title_es, study.question_en, study.question_es, study.kind, study.outcome,
    study.unit_and_time, study.study_window, study.control_group, study.covariates, study.se_clustered_by, study.minimum,
    study.plan, study.planned_at, study.observations, study.period_unit, cast(100 * study.confidence as text) as confidence,
    coalesce(told.n_treated, 0) as n_treated, coalesce(told.n_control, 0) as n_control, told.refused,
    coalesce(told.largest_effect, 0) as largest_effect, edition.as_of as created_at
from study
cross join told
cross join edition
where study.study = :study
