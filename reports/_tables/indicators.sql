/*
title: {en: Indicators by organisation and year, es: Indicadores por organización y año}
key: [organisation_id, year, indicator]
filters: [organisation_id, year, indicator, age_band, funding_class, state]
wide: {spread: indicator, values: [value], rows: [organisation_id, year, age_band, funding_class, edition]}
columns:
  organisation_id: {type: text, en: "Id of the organisation", es: "Id de la organización"}
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  indicator: {type: text, en: "Id of the indicator; the catalogue explains it", es: "Id del indicador; lo explica el catálogo"}
  value: {type: number, en: "The value; blank unless the state is ok", es: "El valor; en blanco salvo que el estado sea ok"}
  unit: {type: text, en: "Unit of the value", es: "Unidad del valor"}
  state: {type: text, en: "ok, not_reported, not_applicable, suppressed or not_estimable", es: "ok, not_reported, not_applicable, suppressed o not_estimable"}
  numerator: {type: number, en: "Upper part of the ratio, before scaling", es: "Parte superior de la razón, sin escalar"}
  denominator: {type: number, en: "Lower part of the ratio", es: "Parte inferior de la razón"}
  contributors: {type: integer, en: "How many members or records the value rests on", es: "Cuántos miembros o registros sustentan el valor"}
  eligible: {type: integer, en: "How many there could have been", es: "Cuántos podrían haber sido"}
  coverage: {type: number, en: "Contributors per 100 eligible", es: "Contribuyentes por cada 100 elegibles"}
  age_band: {type: text, en: "Age of the organisation at 31 December: 0-4, 5-9, 10+ or not_founded", es: "Edad de la organización al 31 de diciembre: 0-4, 5-9, 10+ o not_founded"}
  funding_class: {type: text, en: "Class with the largest share of the organisation's own income; none_reported where it has none", es: "Clase con la mayor parte de los ingresos propios de la organización; none_reported si no los hay"}
  edition: {type: integer, en: "The edition the row is from", es: "Edición de la que procede la fila"}
  outlier: {type: text, en: "yes where the value lies more than 3.5 robust standard deviations (from the median absolute deviation) from the median of at least ten organisations; otherwise no", es: "yes si el valor dista más de 3,5 desviaciones estándar robustas (de la desviación absoluta mediana) de la mediana de al menos diez organizaciones; si no, no"}
  coverage_by_revenue: {type: number, en: "Of figures of member firms: percent of the last reported revenue of all eligible firms for which the contributors stand; released rounded down to 0, 25, 50 or 75, and 100 where all contribute", es: "De cifras de empresas miembros: porcentaje de los últimos ingresos informados de todas las elegibles que representan las que contribuyen; se publica redondeado hacia abajo a 0, 25, 50 o 75, y 100 si contribuyen todas"}
*/
select v.organisation_id, v.year, v.indicator, v.value, v.unit, v.state, v.numerator, v.denominator, v.contributors,
       v.eligible, v.coverage, v.age_band, v.funding_class, e.edition_id as edition,
       v.outlier, v.coverage_by_revenue
from indicator_value v
cross join edition e
order by v.organisation_id collate "C", v.year, v.indicator collate "C"
