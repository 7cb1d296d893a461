/* One row per statistic and age band with an organisation: the share of each class in own income, percent. */
with share as (
    select 1 as place, 'mean' as statistic, age_band, funding_class, share_mean as share, state, organisations
    from funding_mix
    where year = :year
    union all
    select 2, 'pooled', age_band, funding_class, share_pooled, state, organisations
    from funding_mix
    where year = :year
),
mix as (
    select
        place, statistic, age_band,
        max(share) filter (where funding_class = 'membership_fees') as membership_fees,
        max(share) filter (where funding_class = 'public_funds') as public_funds,
        max(share) filter (where funding_class = 'international_public') as international_public,
        max(share) filter (where funding_class = 'sponsorship') as sponsorship,
        max(share) filter (where funding_class = 'research_projects') as research_projects,
        max(share) filter (where funding_class = 'services') as services,
        max(share) filter (where funding_class = 'studies_and_data') as studies_and_data,
        max(share) filter (where funding_class = 'other') as other,
        max(state) as state, max(organisations) as organisations
    from share
    group by place, statistic, age_band
)
select
    statistic, age_band,
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
    place,
    case age_band when 'all' then 0 when '0-4' then 1 when '5-9' then 2 when '10+' then 3 else 4 end
