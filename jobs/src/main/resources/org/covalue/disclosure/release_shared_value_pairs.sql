insert into released.shared_value_pairs
select :edition, p.organisation_id, p.year, p.grouping, p.member_group, p.quadrant,
       case when s.year is not null then p.members end, case when s.year is not null then p.of_members end,
       case when s.year is not null then 'ok' else 'suppressed' end
from groups.shared_value_pairs p
left join safe_pairs s
    on s.organisation_id = p.organisation_id and s.year = p.year and s.grouping = p.grouping
    and s.member_group = p.member_group
order by p.organisation_id, p.year, p.grouping, p.member_group, p.quadrant
