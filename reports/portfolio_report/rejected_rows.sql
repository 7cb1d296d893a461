/* One row per kind of rejected row, and column. */
select
    record, rule, "column", coalesce(expected_coded, expected) as expected,
    count(distinct (file, sheet, "row")) as rows
from rejected_row
group by record, rule, "column", rejected_row.expected, expected_coded
order by count(distinct (file, sheet, "row")) desc, record, rule, "column", rejected_row.expected, expected_coded
