/* Years with at least one value, of the organisation where one is named. */
select year
from indicator_value
where state = 'ok'
    and (cast(:organisation as text) is null or organisation_id = :organisation)
group by year
order by year
