/*
title: {en: Groups by age band and funding class, es: Grupos por tramo de edad y clase de financiación}
key: [year, age_band, funding_class, indicator, statistic]
filters: [year, age_band, funding_class, indicator, statistic, state]
wide: {spread: indicator, values: [value], rows: [year, age_band, funding_class, statistic, edition]}
columns:
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  age_band: {type: text, en: "Age band, or all of them together (all)", es: "Tramo de edad, o todos juntos (all)"}
  funding_class: {type: text, en: "Funding class, or all of them together (all)", es: "Clase de financiación, o todas juntas (all)"}
  indicator: {type: text, en: "Id of the indicator; the catalogue explains it", es: "Id del indicador; lo explica el catálogo"}
  statistic: {type: text, en: "pooled (ratio of sums), mean (unweighted), median, p25, p75, min or max over the organisations", es: "pooled (razón de sumas), mean (sin ponderar), median, p25, p75, min o max de las organizaciones"}
  value: {type: number, en: "The value; blank unless the state is ok", es: "El valor; en blanco salvo que el estado sea ok"}
  unit: {type: text, en: "Unit of the value", es: "Unidad del valor"}
  state: {type: text, en: "ok, not_reported, not_applicable, suppressed or not_estimable", es: "ok, not_reported, not_applicable, suppressed o not_estimable"}
  organisations: {type: integer, en: "Organisations with a value", es: "Organizaciones con valor"}
  edition: {type: integer, en: "The edition the row is from", es: "Edición de la que procede la fila"}
  interval_lower: {type: number, en: "Of mean and median: lower bound of the 95 percent bootstrap interval (percentile method, 399 resamples of the organisations); from 5 organisations on, 10 where members' figures are protected", es: "De media y mediana: límite inferior del intervalo bootstrap del 95 por ciento (método de percentiles, 399 remuestreos de las organizaciones); desde 5 organizaciones, 10 donde se protegen datos de miembros"}
  interval_upper: {type: number, en: "Upper bound of the same interval", es: "Límite superior del mismo intervalo"}
*/
select g.year, g.age_band, g.funding_class, g.indicator, g.statistic, g.value, g.unit, g.state, g.organisations,
       e.edition_id as edition, g.interval_lower, g.interval_upper
from group_value g
cross join edition e
order by g.year, g.age_band collate "C", g.funding_class collate "C", g.indicator collate "C", g.statistic collate "C"
