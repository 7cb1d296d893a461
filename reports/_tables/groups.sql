/*
title: {en: Groups by age band and funding class, es: Grupos por tramo de edad y clase de financiación}
key: [year, age_band, funding_class, indicator, statistic]
*/
select g.year, g.age_band, g.funding_class, g.indicator, g.statistic, g.value, g.unit, g.state, g.organisations,
       e.edition_id as edition
from group_value g
cross join edition e
order by g.year, g.age_band collate "C", g.funding_class collate "C", g.indicator collate "C", g.statistic collate "C"
