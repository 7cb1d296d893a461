/* One row per funder, class and form that paid in the year, the largest first; last those whose money cannot be converted. */
with paid as (
    select
        funder_id,
        case
            when funder_id <> 'unnamed' then coalesce(nullif(max(funder_name), ''), funder_id)
            when funding_class = 'membership_fees' then 'unnamed_members'
            when funding_class in ('services', 'studies_and_data', 'sponsorship') then 'unnamed_clients'
            else funder_id
        end as funder_name,
        funding_class, is_in_kind,
        count(*) filter (where year = :year) as payments,
        sum(amount order by year) filter (where year = :year) as amount,
        sum(amount order by year) as amount_to_date
    from funder_year
    where organisation_id = :organisation and year <= :year
    group by funder_id, funding_class, is_in_kind
),
total as (
    select sum(amount order by funder_id, funding_class) as received
    from paid
    where not is_in_kind
)
select
    paid.funder_name, paid.funding_class, cast(paid.is_in_kind as text) as is_in_kind, paid.amount,
    case when not paid.is_in_kind and total.received > 0 then 100 * paid.amount / total.received end as share,
    case when paid.amount is null then 'not_reported'
        when not paid.is_in_kind and total.received > 0 then 'ok' else 'not_applicable' end as share_state,
    paid.amount_to_date
from paid
cross join total
where paid.payments > 0
order by paid.is_in_kind, paid.amount desc nulls last, paid.funder_id
