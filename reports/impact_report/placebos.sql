/* One row per untreated unit that was treated as a placebo. No edition names units, so there is none in it. */
select
    rank, unit, is_treated,
    pre_mspe, case when pre_mspe is null then 'not_applicable' end as pre_mspe_state,
    post_mspe, case when post_mspe is null then 'not_applicable' end as post_mspe_state,
    ratio, case when ratio is null then 'not_applicable' end as ratio_state
from study_placebo
where study = :study
order by place
