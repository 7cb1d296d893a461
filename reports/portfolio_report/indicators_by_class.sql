/*
One row per indicator and statistic, with the funding classes side by side. A group without an organisation is not applicable;
the number of organisations is that of the released values.
*/
with figure as (
    select indicator, statistic, funding_class, value, state
    from group_value
    where year = :year and age_band = 'all' and statistic in ('pooled', 'mean', 'median')
    union all
    select indicator, 'organisations', funding_class, organisations, 'ok'
    from group_value
    where year = :year and age_band = 'all' and statistic = 'mean'
),
cell as (
    select
        indicator, statistic,
        max(value) filter (where funding_class = 'membership_fees') as membership_fees,
        max(state) filter (where funding_class = 'membership_fees') as membership_fees_state,
        max(value) filter (where funding_class = 'public_funds') as public_funds,
        max(state) filter (where funding_class = 'public_funds') as public_funds_state,
        max(value) filter (where funding_class = 'international_public') as international_public,
        max(state) filter (where funding_class = 'international_public') as international_public_state,
        max(value) filter (where funding_class = 'sponsorship') as sponsorship,
        max(state) filter (where funding_class = 'sponsorship') as sponsorship_state,
        max(value) filter (where funding_class = 'research_projects') as research_projects,
        max(state) filter (where funding_class = 'research_projects') as research_projects_state,
        max(value) filter (where funding_class = 'services') as services,
        max(state) filter (where funding_class = 'services') as services_state,
        max(value) filter (where funding_class = 'studies_and_data') as studies_and_data,
        max(state) filter (where funding_class = 'studies_and_data') as studies_and_data_state,
        max(value) filter (where funding_class = 'other') as other,
        max(state) filter (where funding_class = 'other') as other_state,
        max(value) filter (where funding_class = 'none_reported') as none_reported,
        max(state) filter (where funding_class = 'none_reported') as none_reported_state,
        max(value) filter (where funding_class = 'all') as everybody,
        max(state) filter (where funding_class = 'all') as everybody_state
    from figure
    group by indicator, statistic
)
select
    indicator.family, indicator.code, indicator.title_en, indicator.title_es, cell.statistic,
    case when cell.statistic = 'organisations' then 'count' else indicator.unit end as unit,
    case when cell.statistic = 'organisations' then 'count' else indicator.unit end as unit_code,
    cell.membership_fees, coalesce(cell.membership_fees_state, 'not_applicable') as membership_fees_state,
    cell.public_funds, coalesce(cell.public_funds_state, 'not_applicable') as public_funds_state,
    cell.international_public, coalesce(cell.international_public_state, 'not_applicable') as international_public_state,
    cell.sponsorship, coalesce(cell.sponsorship_state, 'not_applicable') as sponsorship_state,
    cell.research_projects, coalesce(cell.research_projects_state, 'not_applicable') as research_projects_state,
    cell.services, coalesce(cell.services_state, 'not_applicable') as services_state,
    cell.studies_and_data, coalesce(cell.studies_and_data_state, 'not_applicable') as studies_and_data_state,
    cell.other, coalesce(cell.other_state, 'not_applicable') as other_state,
    cell.none_reported, coalesce(cell.none_reported_state, 'not_applicable') as none_reported_state,
    cell.everybody, coalesce(cell.everybody_state, 'not_applicable') as everybody_state
from cell
inner join indicator on indicator.indicator = cell.indicator
order by
    case indicator.family
        when 'competitiveness' then 1 when 'shared_value' then 2 when 'funding' then 3
        when 'governance' then 4 when 'network' then 5 else 6
    end,
    indicator.code,
    case cell.statistic when 'pooled' then 1 when 'mean' then 2 when 'median' then 3 else 4 end
