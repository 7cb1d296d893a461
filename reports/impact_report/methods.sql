/* One row per estimator. */
select estimator
from estimate
where study = :study
group by estimator
order by min(place)
