-- Beside the total, how much revenue stands behind a value tells that of the one firm that is left out: it is told in quarters.
insert into released.indicator_value
select :edition, v.organisation_id, v.year, v.indicator, case when not h.is_hidden then v.value end,
       case when h.is_hidden then 'suppressed' else v.state end, v.unit,
       case when not h.is_hidden then v.numerator end, case when not h.is_hidden then v.denominator end,
       case when not h.is_hidden then v.contributors end, v.eligible,
       case when not h.is_hidden then v.coverage end, v.age_band, v.funding_class,
       case when not h.is_hidden and v.coverage_by_revenue is not null then case when v.contributors = v.eligible then 100 else least(75, 25 * floor(v.coverage_by_revenue / 25)) end
            end,
       case when v.state = 'ok' and not h.is_hidden then case when o.indicator is null then 'no' else 'yes' end end
from indicators.indicator_value v
left join unsafe u on u.indicator = v.indicator and u.year = v.year and u.organisation_id = v.organisation_id
left join groups.outlier o on o.organisation_id = v.organisation_id and o.year = v.year and o.indicator = v.indicator
cross join lateral (select u.indicator is not null and v.state = 'ok' as is_hidden) h
order by v.organisation_id, v.year, v.indicator
