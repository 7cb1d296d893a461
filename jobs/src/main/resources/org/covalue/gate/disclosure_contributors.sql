-- Owners are never more than the contributors that were released.
select v.indicator || ' ' || v.organisation_id || ' ' || v.year as cell
from released.indicator_value v
inner join released.indicator i on i.edition_id = v.edition_id and i.indicator = v.indicator
where v.edition_id = :edition and v.value is not null and i.protects <> '' and v.contributors < :fewest_contributors
