insert into released.indicator_value
select :edition, v.organisation_id, v.year, v.indicator, case when not h.is_hidden then v.value end,
       case when h.is_hidden then 'suppressed' else v.state end, v.unit,
       case when not h.is_hidden then v.numerator end, case when not h.is_hidden then v.denominator end,
       case when not h.is_hidden then v.contributors end, v.eligible,
       case when not h.is_hidden then v.coverage end, v.age_band, v.funding_class
from indicators.indicator_value v
left join unsafe u on u.indicator = v.indicator and u.year = v.year and u.organisation_id = v.organisation_id
cross join lateral (select u.indicator is not null and v.state = 'ok' as is_hidden) h
order by v.organisation_id, v.year, v.indicator
