/* One row per group of the organisation's members: members by quadrant. Of projects only those whose members can be told. */
select
    shared_value_pairs.grouping,
    coalesce(project.title, shared_value_pairs.member_group) as label,
    max(shared_value_pairs.members) filter (where shared_value_pairs.quadrant = 'both_up') as both_up,
    max(shared_value_pairs.state) as both_up_state,
    max(shared_value_pairs.members) filter (where shared_value_pairs.quadrant = 'business_up_social_down') as business_up,
    max(shared_value_pairs.state) as business_up_state,
    max(shared_value_pairs.members) filter (where shared_value_pairs.quadrant = 'social_up_business_down') as social_up,
    max(shared_value_pairs.state) as social_up_state,
    max(shared_value_pairs.members) filter (where shared_value_pairs.quadrant = 'both_down') as both_down,
    max(shared_value_pairs.state) as both_down_state,
    max(shared_value_pairs.members) filter (where shared_value_pairs.quadrant = 'one_unchanged') as one_unchanged,
    max(shared_value_pairs.state) as one_unchanged_state,
    max(shared_value_pairs.of_members) as of_members, max(shared_value_pairs.state) as of_members_state
from shared_value_pairs
left join project
    on shared_value_pairs.grouping = 'project' and project.project_id = shared_value_pairs.member_group
    and project.organisation_id = shared_value_pairs.organisation_id
where shared_value_pairs.organisation_id = :organisation and shared_value_pairs.year = :year
    and (shared_value_pairs.grouping <> 'project' or shared_value_pairs.state = 'ok')
group by shared_value_pairs.grouping, shared_value_pairs.member_group, project.title
order by
    case shared_value_pairs.grouping when 'all' then 1 when 'shared_value_level' then 2 when 'sdg_target' then 3 else 4 end,
    coalesce(project.title, shared_value_pairs.member_group) collate "und-x-icu", shared_value_pairs.member_group
