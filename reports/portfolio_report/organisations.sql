/* One row per organisation; with a funder only those it paid up to the year, and what it paid. */
with paid as (
    select
        organisation_id,
        case when count(*) filter (where year = :year) = 0 then 0
            else sum(amount order by funder_id, funding_class) filter (where year = :year) end as paid,
        sum(amount order by year, funder_id, funding_class) as paid_to_date
    from funder_year
    where year <= :year and not is_in_kind
        and (cast(:funder as text) is null or funder_id = :funder)
    group by organisation_id
)
select
    organisation.organisation_id, organisation.organisation_name, organisation.country, organisation.founded_on,
    organisation_year.age_band, organisation_year.funding_class, organisation_year.members,
    organisation_year.own_income, paid.paid, paid.paid_to_date
from organisation_year
inner join organisation on organisation.organisation_id = organisation_year.organisation_id
left join paid on paid.organisation_id = organisation_year.organisation_id
where organisation_year.year = :year
    and (
        cast(:funder as text) is null
        or organisation.organisation_id in (
            select funder_year.organisation_id
            from funder_year
            where funder_year.funder_id = :funder and funder_year.year <= :year
        )
    )
order by organisation.organisation_name collate "und-x-icu", organisation.organisation_id
