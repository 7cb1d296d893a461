/*
title: {en: Networks by survey wave and relation, es: Redes por ronda de encuesta y relación}
key: [organisation_id, wave, relation]
filters: [organisation_id, relation, state]
columns:
  organisation_id: {type: text, en: "Id of the organisation", es: "Id de la organización"}
  wave: {type: integer, en: "Year of the survey", es: "Año de la encuesta"}
  relation: {type: text, en: "Question of the survey, or all of them together (all)", es: "Pregunta de la encuesta, o todas juntas (all)"}
  nodes: {type: integer, en: "Members who answered; only they and the ties among them count", es: "Miembros que respondieron; solo cuentan ellos y los vínculos entre ellos"}
  rostered: {type: integer, en: "Members who were asked", es: "Miembros consultados"}
  ties: {type: integer, en: "Ordered pairs of which the first names the second", es: "Pares ordenados en los que el primero nombra al segundo"}
  density: {type: number, en: "Ties, of all that could be", es: "Vínculos, de todos los posibles"}
  reciprocity: {type: number, en: "Ties that are returned, of all", es: "Vínculos correspondidos, del total"}
  transitivity: {type: number, en: "Three times the triangles of connected triples, in either direction", es: "Tres veces los triángulos entre las tríadas conectadas, en cualquier dirección"}
  indegree_centralisation: {type: number, en: "How far ties received gather on one member, 0 to 1", es: "En qué medida los vínculos recibidos se concentran en un miembro, de 0 a 1"}
  betweenness_centralisation: {type: number, en: "How far the shortest ways lead over one member, 0 to 1, in either direction", es: "En qué medida los caminos más cortos pasan por un miembro, de 0 a 1, en cualquier dirección"}
  components: {type: integer, en: "Parts into which the network falls", es: "Partes en que se divide la red"}
  largest_component: {type: integer, en: "Members of the largest part", es: "Miembros de la parte mayor"}
  isolates: {type: integer, en: "Members without a tie", es: "Miembros sin vínculo"}
  fragmentation: {type: number, en: "Pairs of members that no path joins, of all", es: "Pares de miembros que ningún camino une, del total"}
  ei_index: {type: number, en: "Ties across sectors less ties within, of both, -1 to 1", es: "Vínculos entre sectores menos vínculos dentro de ellos, del total, de -1 a 1"}
  core_periphery: {type: number, en: "Correlation with a core that is tied and a periphery that is not", es: "Correlación con un núcleo vinculado y una periferia que no lo está"}
  multiplexity: {type: number, en: "Pairs with two relations or more of those with any, knowing apart; of all alone", es: "Pares con dos relaciones o más de los que tienen alguna, sin contar conocerse; solo de all"}
  of_wider: {type: number, en: "Ties of the relation, of those in the question before it; sql/README.md says which", es: "Vínculos de la relación, de los de la pregunta anterior; sql/README.md dice cuál"}
  state: {type: text, en: "ok, not_applicable, suppressed or not_estimable", es: "ok, not_applicable, suppressed o not_estimable"}
  edition: {type: integer, en: "The edition the row is from", es: "Edición de la que procede la fila"}
*/
select f.organisation_id, f.wave, f.relation, f.nodes, f.rostered, f.ties, f.density, f.reciprocity, f.transitivity,
       f.indegree_centralisation, f.betweenness_centralisation, f.components, f.largest_component, f.isolates,
       f.fragmentation, f.ei_index, f.core_periphery, f.multiplexity, f.of_wider, f.state, e.edition_id as edition
from network_figure f
cross join edition e
order by f.organisation_id collate "C", f.wave, f.relation collate "C"
