/*
title: {en: Whether age bands and funding classes differ, es: Si difieren los tramos de edad y las clases de financiación}
key: [year, indicator, grouping]
filters: [year, indicator, grouping, state]
columns:
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  indicator: {type: text, en: "Id of the indicator; the catalogue explains it", es: "Id del indicador; lo explica el catálogo"}
  grouping: {type: text, en: "What is compared: age_band or funding_class", es: "Lo que se compara: age_band o funding_class"}
  statistic: {type: number, en: "Kruskal-Wallis H", es: "H de Kruskal-Wallis"}
  degrees_of_freedom: {type: integer, en: "Groups less one", es: "Grupos menos uno"}
  organisations: {type: integer, en: "Organisations compared", es: "Organizaciones comparadas"}
  p_value: {type: number, en: "Probability of such an H where the groups do not differ", es: "Probabilidad de tal H si los grupos no difieren"}
  epsilon_squared: {type: number, en: "Size of the difference, 0 to 1", es: "Tamaño de la diferencia, de 0 a 1"}
  state: {type: text, en: "ok, not_reported, not_applicable, suppressed or not_estimable; not_applicable where the groups are made of what is measured", es: "ok, not_reported, not_applicable, suppressed o not_estimable; not_applicable donde los grupos se forman con lo que se mide"}
  p_holm: {type: number, en: "p_value adjusted for the tests of all indicators of the year and grouping, by Holm", es: "p_value ajustado por las pruebas de todos los indicadores del año y la agrupación, según Holm"}
  p_bh: {type: number, en: "p_value adjusted for the same tests, by Benjamini and Hochberg", es: "p_value ajustado por las mismas pruebas, según Benjamini y Hochberg"}
*/
select year, indicator, grouping, statistic, degrees_of_freedom, organisations, p_value, epsilon_squared, state,
       p_holm, p_bh
from group_test
order by year, indicator collate "C", grouping collate "C"
