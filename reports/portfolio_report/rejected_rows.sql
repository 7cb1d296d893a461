/* One row per kind of rejected row, and column. */
select record, rule, "column", expected, count(distinct (file, sheet, "row")) as rows
from rejected_row
group by record, rule, "column", expected
order by count(distinct (file, sheet, "row")) desc, record, rule, "column", expected
