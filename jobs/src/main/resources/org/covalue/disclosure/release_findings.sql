-- Of the rows of a study that stand for one another the first that rests on no withheld estimate.
insert into released.{table} (edition_id, {columns})
select distinct on (study, place) ?, {columns}
from studies.{table} f
where not exists (
    select 1 from withheld_estimate w
    where w.of_study = f.study and w.group_of_treated = ''
        and ('*' = any (f.rests_on) or w.estimator || ' ' || w.term = any (f.rests_on)))
order by study, place, choice
