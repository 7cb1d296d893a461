/*
title: {en: What the change of totals over members is made of, es: De qué se compone el cambio de los totales de los miembros}
key: [organisation_id, year, indicator, part]
filters: [organisation_id, year, indicator, part, state]
columns:
  organisation_id: {type: text, en: "Id of the organisation", es: "Id de la organización"}
  year: {type: integer, en: "Calendar year; the change is from the year before", es: "Año civil; el cambio es desde el año anterior"}
  indicator: {type: text, en: "Id of the total: real_revenue or employment", es: "Id del total: real_revenue o employment"}
  part: {type: text, en: "continuing (member firms of both years that report in both), joining (members of this year only), leaving (members of the year before only), began_reporting, stopped_reporting (members of both years that report in one), or total: the five together", es: "continuing (empresas miembros en ambos años que informan en ambos), joining (miembros solo de este año), leaving (miembros solo del año anterior), began_reporting, stopped_reporting (miembros en ambos años que informan en uno) o total: los cinco juntos"}
  members: {type: integer, en: "Member firms in the part; joining is no birth, leaving no death, and a merger no exit", es: "Empresas miembros en la parte; ingresar no es nacer, salir no es morir y una fusión no es una salida"}
  change: {type: number, en: "What the part adds to the total from the year before; blank unless the state is ok", es: "Lo que la parte suma al total desde el año anterior; en blanco salvo que el estado sea ok"}
  unit: {type: text, en: "Unit of the change", es: "Unidad del cambio"}
  state: {type: text, en: "ok, not_reported (nobody reports in one of the two years), not_applicable or suppressed", es: "ok, not_reported (nadie informa en uno de los dos años), not_applicable o suppressed"}
  edition: {type: integer, en: "The edition the row is from", es: "Edición de la que procede la fila"}
*/
select g.organisation_id, g.year, g.indicator, g.part, g.members, g.change, g.unit, g.state, e.edition_id as edition
from growth_part g
cross join edition e
order by g.organisation_id collate "C", g.year, g.indicator collate "C", g.part collate "C"
