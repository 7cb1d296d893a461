create temporary table group_with_hidden on commit drop as
select v.indicator, v.year, a.age_band, f.funding_class, array_agg(v.value order by v.value) as sorted,
       array_agg(v.value) filter (where u.indicator is not null) as hidden
from indicators.indicator_value v
left join unsafe u on u.indicator = v.indicator and u.year = v.year and u.organisation_id = v.organisation_id
cross join lateral (values (v.age_band), ('all')) a(age_band)
cross join lateral (values (v.funding_class), ('all')) f(funding_class)
where v.state = 'ok'
group by v.indicator, v.year, a.age_band, f.funding_class
having count(u.indicator) > 0
