-- The pairs of shared_value_rate, one by one: the member, its change and that of its plan, in the groups it belongs to.
create table {next}.shared_value_member as
with matched_member as (
    select m.organisation_id, m.year, m.member_id, m.owner_id, m.real_revenue as magnitude,
           sign(m.real_revenue - m.real_revenue_before) as business,
           sign(case s.better when 'higher' then s.social_value - s.social_value_before
                              when 'lower' then s.social_value_before - s.social_value end) as social
    from mart.member_year m
    inner join mart.shared_value_year s
        on s.organisation_id = m.organisation_id and s.member_id = m.member_id and s.year = m.year
    where m.is_firm and m.was_member_before and m.real_revenue + m.real_revenue_before > 0
      and s.social_value + s.social_value_before > 0
), pair as (
    select organisation_id, year, member_id, owner_id, magnitude,
           case when business * social = 0 then 'one_unchanged'
                when business > 0 and social > 0 then 'both_up'
                when business > 0 then 'business_up_social_down'
                when social > 0 then 'social_up_business_down'
                else 'both_down' end as quadrant
    from matched_member
    where social is not null
), membership as (
    select organisation_id, year, member_id, 'all' as grouping, 'all' as member_group from pair
    union
    select organisation_id, year, member_id, 'project', project_id from mart.participation_year
    union
    select organisation_id, year, member_id, 'shared_value_level', shared_value_level
    from mart.participation_year where shared_value_level <> 'none'
    union
    select organisation_id, year, member_id, 'sdg_target', trim(target)
    from mart.participation_year, string_to_table(sdg_targets, ';') as target
    where trim(target) <> ''
), located as (
    select p.*, g.grouping, g.member_group
    from pair p
    inner join membership g
        on g.organisation_id = p.organisation_id and g.year = p.year and g.member_id = p.member_id
    union all
    select p.*, 'shared_value_level', 'none'
    from pair p
    where not exists (
        select 1 from mart.participation_year t
        where t.organisation_id = p.organisation_id and t.year = p.year and t.member_id = p.member_id
          and t.shared_value_level <> 'none')
)
-- All organisations together have no projects of their own.
select o.organisation_id, l.year, l.grouping, l.member_group, l.organisation_id as of_organisation_id, l.member_id,
       l.owner_id, l.magnitude, l.quadrant
from located l
cross join lateral (values (l.organisation_id), ('all')) o(organisation_id)
where o.organisation_id = l.organisation_id or l.grouping <> 'project';
-- All five quadrants, zeros too, of every group with a pair.
create table {next}.shared_value_pairs as
select m.organisation_id, m.year, m.grouping, m.member_group, q.quadrant,
       count(*) filter (where m.quadrant = q.quadrant) as members, count(*) as of_members, 'ok' as state
from {next}.shared_value_member m
cross join (values ('both_up'), ('business_up_social_down'), ('social_up_business_down'), ('both_down'),
                   ('one_unchanged')) q(quadrant)
group by m.organisation_id, m.year, m.grouping, m.member_group, q.quadrant
