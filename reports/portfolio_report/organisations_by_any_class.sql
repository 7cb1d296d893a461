/* One row per funding class: organisations in whose own income it is the largest, and those that have any from it. */
with income as (
    select organisation_id, funding_class, listed, sum(own_income order by source) as own_income
    from income_year
    where year = :year
        and (
            cast(:funder as text) is null
            or organisation_id in (
                select funder_year.organisation_id
                from funder_year
                where funder_year.funder_id = :funder and funder_year.year <= :year
            )
        )
    group by organisation_id, funding_class, listed
),
with_income as (
    select organisation_id, sum(own_income order by listed) as own_income
    from income
    group by organisation_id
    having sum(own_income) > 0
),
class (listed, funding_class) as (
    values
        (1, 'membership_fees'), (2, 'public_funds'), (3, 'international_public'), (4, 'sponsorship'), (5, 'research_projects'),
        (6, 'services'), (7, 'studies_and_data'), (8, 'other')
)
select
    class.funding_class,
    count(with_income.organisation_id) filter (where organisation_year.funding_class = class.funding_class) as dominant,
    count(with_income.organisation_id) filter (where income.own_income > 0) as with_any,
    case when (select count(*) from with_income) > 0 then
        100.0 * count(with_income.organisation_id) filter (where income.own_income > 0) / (select count(*) from with_income)
    end as with_any_share,
    coalesce(sum(income.own_income order by income.organisation_id), 0) as own_income
from class
left join income on income.funding_class = class.funding_class
left join with_income on with_income.organisation_id = income.organisation_id
left join organisation_year on organisation_year.organisation_id = income.organisation_id and organisation_year.year = :year
group by class.listed, class.funding_class
order by class.listed
