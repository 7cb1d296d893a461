-- Estimates of a draft: where the rules withhold one, its figures are left out and the reason says why.
insert into released.estimate (edition_id, state, reason, refusal, {told}, {kept})
select
    ?,
    case when w.term is null then e.state else 'suppressed' end,
    case when w.term is null then e.reason else ? end,
    case when w.term is null then e.refusal else ? end,
    {told_of_estimate},
    {kept_of_estimate}
from studies.estimate e
left join withheld_estimate w
    on w.of_study = e.of_study and w.group_of_treated = e.group_of_treated
    and w.estimator = e.estimator and w.term = e.term
order by e.study, e.estimator, e.term
