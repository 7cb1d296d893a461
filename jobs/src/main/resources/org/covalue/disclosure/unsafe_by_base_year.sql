-- What is told relative to an unsafe cell gives that away.
insert into unsafe
select b.indicator, b.year, b.organisation_id, null, null
from indicators.base_year b
inner join unsafe u
    on u.indicator = b.indicator and u.organisation_id = b.organisation_id and u.year = b.base_year
where not exists (
    select from unsafe known
    where known.indicator = b.indicator and known.organisation_id = b.organisation_id and known.year = b.year)
