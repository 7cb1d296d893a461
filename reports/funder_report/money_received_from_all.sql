/* One row per year since the founding (or the first money) up to the reported one: what came from all funders. */
with received as (
    select
        year,
        case when count(*) filter (where not is_in_kind) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where not is_in_kind) end as received,
        case when count(*) filter (where not is_in_kind) = 0 then 0
            else sum(own_income order by funder_id, funding_class) filter (where not is_in_kind) end as own_income,
        case when count(*) filter (where is_in_kind) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where is_in_kind) end as in_kind,
        count(distinct funder_id) as funders
    from funder_year
    where organisation_id = :organisation
    group by year
)
select organisation_year.year, received.received, received.own_income, received.in_kind, received.funders
from organisation_year
left join received on received.year = organisation_year.year
where organisation_year.organisation_id = :organisation and organisation_year.year <= :year
    and (organisation_year.age >= 0 or received.year is not null)
order by organisation_year.year
