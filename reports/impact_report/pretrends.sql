/* One row per joint test of the time before treatment. */
select
    estimate.estimator, estimate.estimate, estimate.n, estimate.p_value,
    case when estimate.p_value < 1 - study.confidence then 'found' else 'not_found' end as reading
from estimate
inner join study on study.study = estimate.study
where estimate.study = :study and estimate.shown_in = 'pretrends' and estimate.state = 'ok'
order by estimate.place
