/* One row per key of the plan that is not what was planned first. */
select key, planned, now
from study_deviation
where study = :study
order by place
