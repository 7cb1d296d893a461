/*
title: {en: Business and social results of the same members, es: Resultados económicos y sociales de los mismos miembros}
key: [organisation_id, year, grouping, member_group, quadrant]
filters: [organisation_id, year, grouping, member_group, quadrant, state]
columns:
  organisation_id: {type: text, en: "Id of the organisation, or all of them together (all)", es: "Id de la organización, o todas juntas (all)"}
  year: {type: integer, en: "Calendar year", es: "Año civil"}
  grouping: {type: text, en: "By what members are told apart: all of them (all), the shared_value_level or sdg_target of the projects they took part in, or the project", es: "Según qué se distinguen los miembros: todos (all), el shared_value_level o la sdg_target de los proyectos en que participaron, o el project"}
  member_group: {type: text, en: "Which of these: all, the level (none: in no project with a level), the SDG target or the id of the project", es: "Cuál de ellos: all, el nivel (none: en ningún proyecto con nivel), la meta ODS o el id del proyecto"}
  quadrant: {type: text, en: "both_up, business_up_social_down, social_up_business_down, both_down, or one_unchanged (one of the two results, or both, did not change)", es: "both_up, business_up_social_down, social_up_business_down, both_down u one_unchanged (uno de los dos resultados, o ambos, no cambió)"}
  members: {type: integer, en: "Members in the quadrant: real revenue and the social result planned beforehand, against the year before; blank unless the state is ok", es: "Miembros en el cuadrante: ingresos reales y resultado social previsto de antemano, frente al año anterior; en blanco salvo que el estado sea ok"}
  of_members: {type: integer, en: "Members of the group with both changes known; blank unless the state is ok", es: "Miembros del grupo con ambas variaciones conocidas; en blanco salvo que el estado sea ok"}
  state: {type: text, en: "ok or suppressed", es: "ok o suppressed"}
*/
select organisation_id, year, grouping, member_group, quadrant, members, of_members, state
from shared_value_pairs
order by organisation_id collate "C", year, grouping collate "C", member_group collate "C", quadrant collate "C"
