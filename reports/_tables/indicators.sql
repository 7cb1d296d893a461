/*
title: {en: Indicators by organisation and year, es: Indicadores por organización y año}
key: [organisation_id, year, indicator]
*/
select v.organisation_id, v.year, v.indicator, v.value, v.unit, v.state, v.numerator, v.denominator, v.contributors,
       v.eligible, v.coverage, v.age_band, v.funding_class, e.edition_id as edition
from indicator_value v
cross join edition e
order by v.organisation_id collate "C", v.year, v.indicator collate "C"
