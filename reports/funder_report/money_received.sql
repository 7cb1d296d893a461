/*
One row per year since the founding (or the first money) up to the reported one: what came from the funder and from all others. No
record is a zero; records of which none can be converted are no figure.
*/
with received as (
    select
        year,
        case when count(*) filter (where not is_in_kind and funder_id = :funder) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where not is_in_kind and funder_id = :funder) end as this_funder,
        case when count(*) filter (where not is_in_kind and funder_id <> :funder) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where not is_in_kind and funder_id <> :funder) end as other_funders,
        case when count(*) filter (where not is_in_kind) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where not is_in_kind) end as received,
        case when count(*) filter (where not is_in_kind) = 0 then 0
            else sum(own_income order by funder_id, funding_class) filter (where not is_in_kind) end as own_income,
        case when count(*) filter (where is_in_kind) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where is_in_kind) end as in_kind
    from funder_year
    where organisation_id = :organisation
    group by year
)
select
    organisation_year.year, received.this_funder, received.other_funders, received.received,
    case when received.received > 0 then 100 * received.this_funder / received.received end as funder_share,
    case when received.year is null or received.this_funder is null then 'not_reported' when received.received > 0 then 'ok' else 'not_applicable' end
        as funder_share_state,
    received.own_income, received.in_kind
from organisation_year
left join received on received.year = organisation_year.year
where organisation_year.organisation_id = :organisation and organisation_year.year <= :year
    and (organisation_year.age >= 0 or received.year is not null)
order by organisation_year.year
