/* One row per group of members of all organisations together, then one per organisation: members by quadrant. */
with line as (
    select
        case grouping when 'all' then 1 when 'shared_value_level' then 2 else 3 end as place,
        grouping, member_group, member_group as label, quadrant, members, of_members, state
    from shared_value_pairs
    where year = :year and organisation_id = 'all'
    union all
    select
        4, 'organisation', organisation.organisation_id, organisation.organisation_name, shared_value_pairs.quadrant,
        shared_value_pairs.members, shared_value_pairs.of_members, shared_value_pairs.state
    from shared_value_pairs
    inner join organisation on organisation.organisation_id = shared_value_pairs.organisation_id
    where shared_value_pairs.year = :year and shared_value_pairs.grouping = 'all'
)
select
    grouping, label,
    max(members) filter (where quadrant = 'both_up') as both_up, max(state) as both_up_state,
    max(members) filter (where quadrant = 'business_up_social_down') as business_up, max(state) as business_up_state,
    max(members) filter (where quadrant = 'social_up_business_down') as social_up, max(state) as social_up_state,
    max(members) filter (where quadrant = 'both_down') as both_down, max(state) as both_down_state,
    max(members) filter (where quadrant = 'one_unchanged') as one_unchanged, max(state) as one_unchanged_state,
    max(of_members) as of_members, max(state) as of_members_state
from line
group by place, grouping, member_group, label
order by place, label collate "und-x-icu", member_group
