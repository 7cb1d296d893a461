/* One row per funding class in its fixed order, empty ones too, and one for all. */
with class as (
    select funding_class, place
    from (
        values
            ('membership_fees', 1), ('public_funds', 2), ('international_public', 3), ('sponsorship', 4),
            ('research_projects', 5), ('services', 6), ('studies_and_data', 7), ('other', 8), ('none_reported', 9),
            ('all', 10)
    ) as class (funding_class, place)
),
paid as (
    select organisation_id
    from funder_year
    where funder_id = :funder and year <= :year
    group by organisation_id
),
portfolio as (
    select organisation_year.age_band, organisation_year.funding_class
    from organisation_year
    left join paid on paid.organisation_id = organisation_year.organisation_id
    where organisation_year.year = :year
        and (cast(:funder as text) is null or paid.organisation_id is not null)
)
select
    class.funding_class,
    count(*) filter (where portfolio.age_band = 'not_founded') as not_founded,
    count(*) filter (where portfolio.age_band = '0-4') as young,
    count(*) filter (where portfolio.age_band = '5-9') as growing,
    count(*) filter (where portfolio.age_band = '10+') as mature,
    count(portfolio.age_band) as everybody
from class
left join portfolio on class.funding_class in (portfolio.funding_class, 'all')
group by class.funding_class, class.place
order by class.place
