/* One row per age band and year: the mean share of each class in own income, percent. */
with mix as (
    select
        age_band, year,
        max(share_mean) filter (where funding_class = 'membership_fees') as membership_fees,
        max(share_mean) filter (where funding_class = 'public_funds') as public_funds,
        max(share_mean) filter (where funding_class = 'international_public') as international_public,
        max(share_mean) filter (where funding_class = 'sponsorship') as sponsorship,
        max(share_mean) filter (where funding_class = 'research_projects') as research_projects,
        max(share_mean) filter (where funding_class = 'services') as services,
        max(share_mean) filter (where funding_class = 'studies_and_data') as studies_and_data,
        max(share_mean) filter (where funding_class = 'other') as other,
        max(state) as state, max(organisations) as organisations
    from funding_mix
    where year <= :year and age_band <> 'not_founded'
    group by age_band, year
)
select
    age_band, year,
    membership_fees, state as membership_fees_state,
    public_funds, state as public_funds_state,
    international_public, state as international_public_state,
    sponsorship, state as sponsorship_state,
    research_projects, state as research_projects_state,
    services, state as services_state,
    studies_and_data, state as studies_and_data_state,
    other, state as other_state,
    organisations
from mix
order by
    case age_band when 'all' then 0 when '0-4' then 1 when '5-9' then 2 when '10+' then 3 else 4 end,
    year
