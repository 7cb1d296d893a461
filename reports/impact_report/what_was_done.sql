/* One row per note, on the study first, then on each estimator. */
select about, note
from study_remark
where study = :study
order by place
