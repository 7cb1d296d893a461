-- Of what the change of a total over reporting members from the year before is made. A firm that joined or left is told apart from one
-- that began or stopped reporting as a member; neither is a birth or a death. The first year of the run has no year before it.
create table {next}.growth_part as
with member_pair as (
    select h.organisation_id, h.year, h.owner_id, h.was_member_before as was_member, true as is_member, h.real_revenue as revenue,
           case when h.was_member_before then h.real_revenue_before end as revenue_before, h.employees_fte as fte,
           case when h.was_member_before then h.employees_fte_before end as fte_before
    from member_year h
    where h.is_firm and h.year > (select min(year) from year)
    union all
    select b.organisation_id, y.year, b.owner_id, true, false, null, b.real_revenue, null, b.employees_fte
    from member_year b
    inner join year y on y.year = b.year + 1
    left join member_year a on a.organisation_id = b.organisation_id and a.member_id = b.member_id and a.year = y.year
    where b.is_firm and a.member_id is null
), member_change as (
    select p.organisation_id, p.year, p.owner_id, f.indicator,
           case when not p.is_member then 'leaving' when not p.was_member then 'joining'
                when f.figure_before is null then 'began_reporting' when f.figure is null then 'stopped_reporting'
                else 'continuing' end as part,
           coalesce(f.figure, 0) - coalesce(f.figure_before, 0) as change, f.figure, f.figure_before
    from member_pair p
    cross join lateral (values ('real_revenue', p.revenue, p.revenue_before), ('employment', p.fte, p.fte_before))
        f(indicator, figure, figure_before)
    where f.figure is not null or f.figure_before is not null
), owner_change as (
    select organisation_id, year, indicator, part, owner_id, count(*) as members, sum(change order by figure, figure_before) as change,
           count(figure) as reporters, count(figure_before) as reporters_before
    from member_change
    group by organisation_id, year, indicator, part, owner_id
), placed as (
    select o.*, row_number() over (
               partition by organisation_id, year, indicator, part order by abs(change) desc, owner_id) as place
    from owner_change o
), filled as (
    select organisation_id, year, indicator, part, cast(sum(members) as bigint) as members, sum(change order by place) as change,
           count(*) as owners, sum(abs(change) order by place) as magnitude,
           max(abs(change)) filter (where place = 1) as largest, max(abs(change)) filter (where place = 2) as second
    from placed
    group by organisation_id, year, indicator, part
), reporting as (
    select organisation_id, year, indicator, sum(reporters) > 0 and sum(reporters_before) > 0 as is_told
    from owner_change
    group by organisation_id, year, indicator
), dense as (
    select y.organisation_id, y.year, i.indicator, i.unit, p.part, p.listed,
           case when r.is_told then 'ok' when a.organisation_id is not null then 'not_applicable' else 'not_reported' end as state
    from organisation_year y
    cross join (values ('real_revenue', 'currency'), ('employment', 'fte')) i(indicator, unit)
    cross join (values ('continuing', 1), ('joining', 2), ('leaving', 3), ('began_reporting', 4), ('stopped_reporting', 5)) p(part, listed)
    left join reporting r on r.organisation_id = y.organisation_id and r.year = y.year and r.indicator = i.indicator
    left join not_asked a on a.organisation_id = y.organisation_id and a.asks = 'firms'
    where y.year > (select min(year) from year)
), part as (
    select d.*, coalesce(f.members, 0) as members, coalesce(f.change, 0) as change, coalesce(f.owners, 0) as owners,
           coalesce(f.magnitude, 0) as magnitude, coalesce(f.largest, 0) as largest, coalesce(f.second, 0) as second
    from dense d
    left join filled f on f.organisation_id = d.organisation_id and f.year = d.year and f.indicator = d.indicator
        and f.part = d.part
)
select organisation_id, year, indicator, part, unit, case when state = 'ok' then members end as members,
       case when state = 'ok' then change end as change, state, owners, magnitude, largest, second
from part
union all
select organisation_id, year, indicator, 'total', max(unit), cast(sum(members) filter (where state = 'ok') as bigint),
       sum(change order by listed) filter (where state = 'ok'), max(state), cast(sum(owners) as bigint), null, null, null
from part
group by organisation_id, year, indicator
