/* One row per year for the organisation, then one per year for the mean of the age band it was in that year. */
with own as (
    select year, funding_class, sum(own_income order by funder_id) as income
    from funder_year
    where organisation_id = :organisation and year <= :year and not is_in_kind
    group by year, funding_class
),
own_total as (
    select year, sum(income order by funding_class) as income
    from own
    group by year
),
share as (
    select
        1 as place, 'own' as whose, own.year, own.funding_class, 100 * own.income / own_total.income as share,
        'ok' as state, 1 as organisations
    from own
    inner join own_total on own_total.year = own.year
    where own_total.income > 0
    union all
    select
        2, 'band', funding_mix.year, funding_mix.funding_class, funding_mix.share_mean, funding_mix.state,
        funding_mix.organisations
    from funding_mix
    inner join organisation_year
        on organisation_year.year = funding_mix.year and organisation_year.age_band = funding_mix.age_band
    where organisation_year.organisation_id = :organisation and funding_mix.year <= :year
),
frame as (
    select whose.place, whose.whose, organisation_year.year
    from organisation_year
    cross join (values (1, 'own'), (2, 'band')) as whose (place, whose)
    where organisation_year.organisation_id = :organisation and organisation_year.year <= :year
),
mix as (
    select
        frame.place, frame.whose, frame.year,
        max(share.share) filter (where share.funding_class = 'membership_fees') as membership_fees,
        max(share.share) filter (where share.funding_class = 'public_funds') as public_funds,
        max(share.share) filter (where share.funding_class = 'international_public') as international_public,
        max(share.share) filter (where share.funding_class = 'sponsorship') as sponsorship,
        max(share.share) filter (where share.funding_class = 'research_projects') as research_projects,
        max(share.share) filter (where share.funding_class = 'services') as services,
        max(share.share) filter (where share.funding_class = 'studies_and_data') as studies_and_data,
        max(share.share) filter (where share.funding_class = 'other') as other,
        coalesce(max(share.state), 'not_reported') as state,
        coalesce(max(share.organisations), 0) as organisations
    from frame
    left join share on share.whose = frame.whose and share.year = frame.year
    group by frame.place, frame.whose, frame.year
)
select
    whose, year,
    case when state = 'ok' then coalesce(membership_fees, 0) end as membership_fees, state as membership_fees_state,
    case when state = 'ok' then coalesce(public_funds, 0) end as public_funds, state as public_funds_state,
    case when state = 'ok' then coalesce(international_public, 0) end as international_public,
    state as international_public_state,
    case when state = 'ok' then coalesce(sponsorship, 0) end as sponsorship, state as sponsorship_state,
    case when state = 'ok' then coalesce(research_projects, 0) end as research_projects, state as research_projects_state,
    case when state = 'ok' then coalesce(services, 0) end as services, state as services_state,
    case when state = 'ok' then coalesce(studies_and_data, 0) end as studies_and_data, state as studies_and_data_state,
    case when state = 'ok' then coalesce(other, 0) end as other, state as other_state,
    organisations
from mix
order by place, year
