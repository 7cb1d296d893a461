/*
title: {en: Impact estimates, es: Estimaciones de impacto}
key: [study, estimator, term]
filters: [study, estimator, term, state]
columns:
  study: {type: text, en: "Study and outcome; with :GROUP, of the treated of an age band or funding class; with :exposed, of firms near them", es: "Estudio y resultado; con :GRUPO, de los tratados de un tramo de edad o una clase de financiación; con :exposed, de empresas cercanas"}
  estimator: {type: text, en: "Method; jobs/studies.md explains it", es: "Método; lo explica jobs/studies.md"}
  term: {type: text, en: "Which number of the method", es: "Qué cifra del método"}
  estimate: {type: number, en: "Estimate; of pretrend the Wald statistic", es: "Estimación; de pretrend el estadístico de Wald"}
  standard_error: {type: number, en: "Its standard error", es: "Su error estándar"}
  ci_lower: {type: number, en: "Interval from", es: "Intervalo desde"}
  ci_upper: {type: number, en: "Interval to", es: "Intervalo hasta"}
  p_value: {type: number, en: "Probability of a number as far from zero where there is no effect", es: "Probabilidad de una cifra tan lejana de cero si no hay efecto"}
  p_adjusted: {type: number, en: "The same, adjusted among the terms of one kind", es: "La misma, ajustada entre los términos de un tipo"}
  n: {type: integer, en: "Observations; of pretrend degrees of freedom", es: "Observaciones; de pretrend grados de libertad"}
  n_treated: {type: integer, en: "Treated firms", es: "Empresas tratadas"}
  n_control: {type: integer, en: "Firms compared with", es: "Empresas de comparación"}
  se_clustered_by: {type: text, en: "What standard errors are clustered by", es: "Agrupación de los errores estándar"}
  clusters: {type: integer, en: "Groups of the standard errors", es: "Grupos de los errores estándar"}
  state: {type: text, en: "ok, suppressed or not_estimable", es: "ok, suppressed o not_estimable"}
  reason: {type: text, en: "Why there is no number", es: "Por qué no hay cifra"}
  minimum_detectable_effect: {type: number, en: "Smallest effect that would have been found four times in five", es: "Menor efecto que se habría hallado cuatro de cada cinco veces"}
  uniform_lower: {type: number, en: "Interval for all terms of the kind at once, from", es: "Intervalo para todos los términos del tipo a la vez, desde"}
  uniform_upper: {type: number, en: "Interval for all terms of the kind at once, to", es: "Intervalo para todos los términos del tipo a la vez, hasta"}
*/
select study, estimator, term, estimate, standard_error, ci_lower, ci_upper, p_value, p_adjusted, n, n_treated, n_control,
    se_clustered_by, clusters, state, reason, minimum_detectable_effect, uniform_lower, uniform_upper
from estimate
order by study collate "C", estimator collate "C", term collate "C"
