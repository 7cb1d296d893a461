/* Every funder that ever paid, for messages that suggest one. */
select funder_id as id, coalesce(nullif(max(funder_name), ''), funder_id) as name
from funder_year
group by funder_id
order by funder_id
