/* One row per unit or period that the comparison is made of. No edition names units, so there is none in it. */
select estimator, kind, unit, weight
from study_weight
where study = :study
order by place
