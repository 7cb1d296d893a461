/* Values of the organisation's own rows that looked implausible: one row per rule, column and state; of those confirmed, by whom and why. */
select record, rule, "column", state, confirmed_by, reason, figures
from warning_by_organisation
where organisation_id = :organisation
order by state desc, figures desc, record, rule, "column", confirmed_by, reason
