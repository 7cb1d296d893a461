/*
title: {en: Whether two age bands or two funding classes differ, es: Si difieren dos tramos de edad o dos clases de financiación}
key: [year, indicator, grouping, group_a, group_b]
filters: [year, indicator, grouping, state]
columns:
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  indicator: {type: text, en: "Id of the indicator; the catalogue explains it", es: "Id del indicador; lo explica el catálogo"}
  grouping: {type: text, en: "What is compared: age_band or funding_class", es: "Lo que se compara: age_band o funding_class"}
  group_a: {type: text, en: "The first group", es: "El primer grupo"}
  group_b: {type: text, en: "The second group", es: "El segundo grupo"}
  statistic: {type: number, en: "Mann-Whitney U: pairs of organisations in which that of group_a has the larger value, ties half", es: "U de Mann-Whitney: pares de organizaciones en que la de group_a tiene el valor mayor; los empates, la mitad"}
  organisations_a: {type: integer, en: "Organisations of group_a with a value", es: "Organizaciones de group_a con valor"}
  organisations_b: {type: integer, en: "Organisations of group_b with a value", es: "Organizaciones de group_b con valor"}
  p_value: {type: number, en: "Two-sided probability of a U as far from its mean where the groups do not differ", es: "Probabilidad bilateral de una U tan alejada de su media si los grupos no difieren"}
  p_holm: {type: number, en: "p_value adjusted for the pairs of all indicators of the year and grouping, by Holm", es: "p_value ajustado por los pares de todos los indicadores del año y la agrupación, según Holm"}
  p_bh: {type: number, en: "p_value adjusted for the same pairs, by Benjamini and Hochberg", es: "p_value ajustado por los mismos pares, según Benjamini y Hochberg"}
  rank_biserial: {type: number, en: "Size of the difference, from -1 (all of group_a are smaller) to 1; Cliff's delta", es: "Tamaño de la diferencia, de -1 (todas las de group_a son menores) a 1; delta de Cliff"}
  method: {type: text, en: "exact (all ways to draw group_a from the ranks, ties as they are; up to 200 pairs) or normal (approximation corrected for ties and continuity)", es: "exact (todas las formas de extraer group_a de los rangos, con sus empates; hasta 200 pares) o normal (aproximación corregida por empates y continuidad)"}
  state: {type: text, en: "ok, suppressed, not_estimable (fewer than 3 organisations in a group, or all values equal) or not_applicable (the groups are made of what is measured)", es: "ok, suppressed, not_estimable (menos de 3 organizaciones en un grupo, o todos los valores iguales) o not_applicable (los grupos se forman con lo que se mide)"}
*/
select year, indicator, grouping, group_a, group_b, statistic, organisations_a, organisations_b, p_value, p_holm, p_bh,
       rank_biserial, method, state
from group_test_pair
order by year, indicator collate "C", grouping collate "C", group_a collate "C", group_b collate "C"
