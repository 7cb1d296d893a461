/*
title: {en: Changes of networks between survey waves, es: Cambios de las redes entre rondas de encuesta}
key: [organisation_id, wave_from, relation]
filters: [organisation_id, relation, state, verdict]
columns:
  organisation_id: {type: text, en: "Id of the organisation", es: "Id de la organización"}
  relation: {type: text, en: "Question of the survey", es: "Pregunta de la encuesta"}
  wave_from: {type: integer, en: "Year of the earlier survey", es: "Año de la encuesta anterior"}
  wave_to: {type: integer, en: "Year of the next one", es: "Año de la siguiente"}
  respondents: {type: integer, en: "Members who answered both; only ties among them count", es: "Miembros que respondieron a ambas; solo cuentan los vínculos entre ellos"}
  density_from: {type: number, en: "Density among them in the earlier wave", es: "Densidad entre ellos en la ronda anterior"}
  density_to: {type: number, en: "Density among them in the later wave", es: "Densidad entre ellos en la ronda posterior"}
  difference: {type: number, en: "The later less the earlier", es: "La posterior menos la anterior"}
  ties_kept: {type: integer, en: "Ties of both waves", es: "Vínculos de ambas rondas"}
  ties_new: {type: integer, en: "Ties of the later wave alone", es: "Vínculos solo de la ronda posterior"}
  ties_gone: {type: integer, en: "Ties of the earlier wave alone", es: "Vínculos solo de la ronda anterior"}
  p_value: {type: number, en: "Part of all exchanges of members' answers between the waves with a difference as large", es: "Parte de los intercambios de respuestas entre rondas con una diferencia igual de grande"}
  p_adjusted: {type: number, en: "The same, adjusted over the relations of the two waves (Holm)", es: "Lo mismo, ajustado sobre las relaciones de las dos rondas (Holm)"}
  verdict: {type: text, en: "rose, fell or not_distinguishable, at 5 percent after adjustment", es: "rose (subió), fell (bajó) o not_distinguishable (no distinguible), al 5 por ciento tras el ajuste"}
  state: {type: text, en: "ok, not_applicable, suppressed or not_estimable", es: "ok, not_applicable, suppressed o not_estimable"}
  edition: {type: integer, en: "The edition the row is from", es: "Edición de la que procede la fila"}
*/
select c.organisation_id, c.relation, c.wave_from, c.wave_to, c.respondents, c.density_from, c.density_to, c.difference,
       c.ties_kept, c.ties_new, c.ties_gone, c.p_value, c.p_adjusted, c.verdict, c.state, e.edition_id as edition
from network_change c
cross join edition e
order by c.organisation_id collate "C", c.wave_from, c.relation collate "C"
