/* One row per number that the data cannot carry, with the reason. */
select estimator, term, refusal
from estimate
where study = :study and state = 'not_estimable'
order by place
