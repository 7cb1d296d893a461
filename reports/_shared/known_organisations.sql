/* Every organisation, for messages that suggest one. */
select organisation_id as id, organisation_name as name
from organisation
order by organisation_id
