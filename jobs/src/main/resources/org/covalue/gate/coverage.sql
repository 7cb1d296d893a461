-- Cells that had a value in the edition before, the share of the members behind a value, and organisations that had
-- values. A cell counts as having one where it was reported, released or not. Years and indicators that both editions have.
with pair as (
    select b.year, b.organisation_id, b.state in ('ok', 'suppressed') as had,
           coalesce(n.state in ('ok', 'suppressed'), false) as has,
           case when b.state = 'ok' and n.state = 'ok' then b.coverage end as covered_before,
           case when b.state = 'ok' and n.state = 'ok' then n.coverage end as covered_now
    from released.indicator_value b
    left join released.indicator_value n
        on n.edition_id = :edition and n.organisation_id = b.organisation_id and n.year = b.year
        and n.indicator = b.indicator
    where b.edition_id = :before
      and b.year in (select distinct year from released.indicator_value where edition_id = :edition)
      and b.indicator in (select indicator from released.indicator where edition_id = :edition)
),
organisation_year as (
    select organisation_id, year, count(*) filter (where had) as had, count(*) filter (where had and has) as kept,
           count(*) filter (where has) as has, count(covered_now) as cells, sum(covered_before) as covered_before,
           sum(covered_now) as covered_now
    from pair group by organisation_id, year
),
by_year as (
    select year, sum(had) as had, sum(kept) as kept, sum(cells) as cells,
           sum(covered_before) / nullif(sum(cells), 0) as covered_before,
           sum(covered_now) / nullif(sum(cells), 0) as covered_now
    from organisation_year group by year
),
by_organisation as (
    select organisation_id, sum(had) as had, sum(has) as has from organisation_year group by organisation_id
)
select sentence, whose, :before as edition, before, now, fewer, cast(:coverage_drop_percent as numeric) as most
from (
    select 1 as place, 'coverage_cells' as sentence, cast(year as text) as whose, cast(had as numeric) as before,
           cast(kept as numeric) as now, round(100.0 * (had - kept) / had) as fewer
    from by_year
    where had >= greatest(:fewest_cells, 1) and 100.0 * (had - kept) > cast(:coverage_drop_percent as numeric) * had
    union all
    select 2, 'coverage_members', cast(year as text), round(cast(covered_before as numeric), 1),
           round(cast(covered_now as numeric), 1), 0
    from by_year
    where cells >= greatest(:fewest_cells, 1) and covered_before - covered_now > :coverage_drop_percent
    union all
    select 3, 'coverage_organisation', organisation_id, had, 0, 0
    from by_organisation
    where had >= greatest(:fewest_cells, 1) and has = 0
) f
order by place, whose
