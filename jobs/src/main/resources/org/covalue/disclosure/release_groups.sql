insert into released.group_value
select :edition, g.year, g.age_band, g.funding_class, g.indicator, g.statistic,
       case when not d.is_hidden then g.value end, case when d.is_hidden then 'suppressed' else g.state end,
       g.unit, g.organisations, case when d.has_interval then case g.statistic when 'mean' then r.mean_lower else r.median_lower end end,
       case when d.has_interval then case g.statistic when 'mean' then r.mean_upper else r.median_upper end end
from groups.group_value g
inner join released.indicator i on i.edition_id = :edition and i.indicator = g.indicator
left join unsafe u on u.organisation_id is null and u.indicator = g.indicator and u.year = g.year
    and u.age_band = g.age_band and u.funding_class = g.funding_class
left join group_with_hidden h on h.indicator = g.indicator and h.year = g.year and h.age_band = g.age_band
    and h.funding_class = g.funding_class
left join groups.group_interval r on g.statistic in ('mean', 'median') and r.indicator = g.indicator and r.year = g.year
    and r.age_band = g.age_band and r.funding_class = g.funding_class
cross join lateral (
    select 1 + (cardinality(h.sorted) - 1) * case g.statistic when 'min' then 0.0 when 'p25' then 0.25
           when 'median' then 0.5 when 'p75' then 0.75 when 'max' then 1.0 end as place
) q
cross join lateral (
    select g.state = 'ok' and i.protects <> ''
           and (u.indicator is not null
                or g.organisations < case when g.statistic in ('min', 'max') then :fewest_for_extremes else :fewest_organisations end
                or coalesce(case when g.statistic in ('pooled', 'mean') then cardinality(h.hidden) = 1
                                 else h.sorted[cast(floor(q.place) as integer)] = any (h.hidden)
                                      or h.sorted[cast(ceil(q.place) as integer)] = any (h.hidden) end,
                            false)) as is_hidden
) s
-- The bounds of a median are values of single organisations, those of a mean near to them where there are few.
cross join lateral (
    select s.is_hidden, not s.is_hidden and g.state = 'ok'
           and (i.protects = '' or g.organisations >= :fewest_for_extremes and h.indicator is null) as has_interval
) d
order by g.year, g.age_band, g.funding_class, g.indicator, g.statistic
