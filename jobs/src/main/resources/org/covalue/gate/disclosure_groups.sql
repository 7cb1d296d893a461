-- A figure of a group of fewer organisations than allowed.
select v.indicator || ' ' || v.year || ' ' || v.age_band || ' ' || v.funding_class || ' ' || v.statistic as cell
from released.group_value v
inner join released.indicator i on i.edition_id = v.edition_id and i.indicator = v.indicator
where v.edition_id = :edition and v.value is not null and i.protects <> ''
  and v.organisations < case when v.statistic in ('min', 'max') then :fewest_for_extremes else :fewest_organisations end
