/* One row per kind of rejected row. */
select record, rule, expected, count(*) as rows
from rejected_row
group by record, rule, expected
order by count(*) desc, record, rule, expected
