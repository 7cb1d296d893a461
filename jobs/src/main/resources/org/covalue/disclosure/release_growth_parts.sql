-- A part of few or one large owner is hidden. The parts add up to the total, and the total is the difference of two totals that are told
-- elsewhere: so what is hidden with it keeps it from following by subtraction. First the other part on its side (what came in, what went
-- out); then, where fewer than two parts or too few owners are hidden, the smallest of the rest; where that does not do, all and the total.
-- Where one of the two totals is hidden, so is their difference, and one part, from which it would follow.
insert into released.growth_part
with known as (
    select g.*, g.state = 'ok' and g.part <> 'total' and g.members > 0 as is_filled,
           case g.part when 'joining' then 'in' when 'began_reporting' then 'in' when 'continuing' then 'both' else 'out' end as side,
           g.owners < :fewest_contributors or {dominated} as is_unsafe,
           exists (
               select 1 from released.indicator_value v
               where v.edition_id = :edition and v.organisation_id = g.organisation_id and v.indicator = g.indicator
                 and v.year in (g.year, g.year - 1) and v.state = 'suppressed'
           ) as has_hidden_total
    from indicators.growth_part g
), first_step as (
    select k.*, k.is_filled and bool_or(k.is_filled and k.is_unsafe) over (
               partition by k.organisation_id, k.year, k.indicator, k.side) as is_hidden
    from known k
), counted as (
    select f.*, count(*) filter (where f.is_hidden) over cell as parts_hidden,
           coalesce(sum(f.owners) filter (where f.is_hidden) over cell, 0) as owners_hidden,
           row_number() over (
               partition by f.organisation_id, f.year, f.indicator, f.is_filled and not f.is_hidden order by f.owners, f.part) as place
    from first_step f
    window cell as (partition by f.organisation_id, f.year, f.indicator)
), second_step as (
    select c.*, c.is_hidden or c.is_filled and c.place = 1
               and case when c.has_hidden_total then c.parts_hidden = 0
                        else c.parts_hidden = 1 or c.parts_hidden > 1 and c.owners_hidden < :fewest_contributors end as is_hidden_too
    from counted c
), third_step as (
    select s.*, s.parts_hidden > 0 and not s.has_hidden_total
               and (count(*) filter (where s.is_hidden_too) over cell < 2
                    or coalesce(sum(s.owners) filter (where s.is_hidden_too) over cell, 0) < :fewest_contributors) as hides_all
    from second_step s
    window cell as (partition by s.organisation_id, s.year, s.indicator)
), settled as (
    select t.*, t.state = 'ok' and (t.is_hidden_too or t.hides_all and (t.is_filled or t.part = 'total')
               or t.part = 'total' and t.has_hidden_total) as is_suppressed
    from third_step t
)
select :edition, organisation_id, year, indicator, part, unit, case when not is_suppressed then members end,
       case when not is_suppressed then change end, case when is_suppressed then 'suppressed' else state end
from settled
order by organisation_id, year, indicator, part
