/* One row per source of money, all ten, with the class and the group of the Greenbook that it counts in. */
with source (place, source, funding_class, income_group) as (
    values
        (1, 'membership_fees', 'membership_fees', 'membership_fees'), (2, 'national_public', 'public_funds', 'national_public'),
        (3, 'regional_public', 'public_funds', 'regional_local_public'), (4, 'local_public', 'public_funds', 'regional_local_public'),
        (5, 'international_public', 'international_public', 'international_public'), (6, 'sponsorship', 'sponsorship', 'other'),
        (7, 'research_projects', 'research_projects', 'other'), (8, 'services', 'services', 'services'),
        (9, 'studies_and_data', 'studies_and_data', 'services'), (10, 'other', 'other', 'other')
),
income as (
    select source, records, amount, passed_through, own_income, in_kind
    from income_year
    where organisation_id = :organisation and year = :year
),
total as (
    select sum(own_income order by source) as own_income from income
)
select
    source.source, source.funding_class, source.income_group,
    case when income.source is null then 0 else income.amount end as amount,
    case when income.source is null then 0 else income.passed_through end as passed_through,
    case when income.source is null then 0 else income.own_income end as own_income,
    case when total.own_income > 0 then 100 * coalesce(income.own_income, 0) / total.own_income end as share,
    case when total.own_income > 0 then 'ok' when total.own_income is null then 'not_reported' else 'not_applicable' end as share_state,
    coalesce(income.in_kind, 0) as in_kind
from source
cross join total
left join income on income.source = source.source
order by source.place
