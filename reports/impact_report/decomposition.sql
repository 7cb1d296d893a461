/* One row per kind of comparison that two-way fixed effects make. */
select comparison, weight, estimate
from study_comparison
where study = :study
order by place
