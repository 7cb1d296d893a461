/* One row per estimator that has a main number: what may be said of it. */
select estimator, claim
from study_claim
where study = :study
order by place
