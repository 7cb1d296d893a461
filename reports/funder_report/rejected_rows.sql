/* One row per kind of rejected row about the organisation, and column. */
select record, rule, "column", expected, rows
from rejected_by_organisation
where organisation_id = :organisation
order by rows desc, record, rule, "column", expected
