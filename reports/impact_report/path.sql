/* One row per period: the treated, what stands for them, and the gap. */
select
    period, is_after,
    treated, case when treated is null then 'not_applicable' end as treated_state,
    synthetic, case when synthetic is null then 'not_applicable' end as synthetic_state,
    gap, case when gap is null then 'not_applicable' end as gap_state
from study_path
where study = :study
order by place
