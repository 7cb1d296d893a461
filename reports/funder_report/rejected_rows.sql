/* One row per kind of rejected row about the organisation, and column. */
select record, rule, "column", coalesce(expected_coded, expected) as expected, rows
from rejected_by_organisation
where organisation_id = :organisation
order by rows desc, record, rule, "column", rejected_by_organisation.expected, expected_coded
