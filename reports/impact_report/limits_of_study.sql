/* What the author of the study says that it cannot say. */
select limits_en, limits_es
from study
where study = :study and limits_en <> ''
order by study
