/*
title: {en: Funding mix by age band, es: Composición de la financiación por tramo de edad}
key: [year, age_band, funding_class]
filters: [year, age_band, funding_class, state]
wide: {spread: funding_class, values: [share_mean, share_pooled, amount], rows: [year, age_band, organisations]}
columns:
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  age_band: {type: text, en: "Age band, or all of them together (all)", es: "Tramo de edad, o todos juntos (all)"}
  funding_class: {type: text, en: "Class of the income", es: "Clase del ingreso"}
  share_mean: {type: number, en: "Mean of the organisations' shares, percent", es: "Media de las proporciones de las organizaciones, en porcentaje"}
  share_pooled: {type: number, en: "Share of the income of all of them together, percent", es: "Proporción de los ingresos de todas juntas, en porcentaje"}
  amount: {type: number, en: "Income of the class, nominal, in the reporting currency", es: "Ingresos de la clase, nominales, en la moneda de informe"}
  organisations: {type: integer, en: "Organisations with own income in the year", es: "Organizaciones con ingresos propios en el año"}
  state: {type: text, en: "ok, not_reported, not_applicable, suppressed or not_estimable", es: "ok, not_reported, not_applicable, suppressed o not_estimable"}
*/
select year, age_band, funding_class, share_mean, share_pooled, amount, organisations, state
from funding_mix
order by year, age_band collate "C", funding_class collate "C"
