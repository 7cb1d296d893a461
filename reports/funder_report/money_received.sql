/* One row per year since the founding (or the first money) up to the reported one: what came from the funder and from all others. */
with received as (
    select
        year,
        coalesce(sum(amount) filter (where not is_in_kind and funder_id = :funder), 0) as this_funder,
        coalesce(sum(amount) filter (where not is_in_kind and funder_id <> :funder), 0) as other_funders,
        coalesce(sum(amount) filter (where not is_in_kind), 0) as received,
        coalesce(sum(own_income) filter (where not is_in_kind), 0) as own_income,
        coalesce(sum(amount) filter (where is_in_kind), 0) as in_kind
    from funder_year
    where organisation_id = :organisation
    group by year
)
select
    organisation_year.year, received.this_funder, received.other_funders, received.received,
    case when received.received > 0 then 100 * received.this_funder / received.received end as funder_share,
    case when received.year is null then 'not_reported' when received.received > 0 then 'ok' else 'not_applicable' end
        as funder_share_state,
    received.own_income, received.in_kind
from organisation_year
left join received on received.year = organisation_year.year
where organisation_year.organisation_id = :organisation and organisation_year.year <= :year
    and (organisation_year.age >= 0 or received.year is not null)
order by organisation_year.year
