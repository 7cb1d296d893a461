/* The studies of the edition that have a row to rest on. */
select study.study as id, study.title_en as name
from study
where study.study in (select estimate.study from estimate where estimate.n > 0)
order by study.study
