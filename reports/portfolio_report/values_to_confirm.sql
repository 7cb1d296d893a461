/* Values that looked implausible: one row per rule and column. */
select
    record, rule, "column", count(*) as figures,
    count(*) filter (where state = 'confirmed') as confirmed,
    count(*) filter (where state = 'open') as still_open
from warning
group by record, rule, "column"
order by count(*) desc, record, rule, "column"
