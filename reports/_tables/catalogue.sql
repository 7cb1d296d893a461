/*
title: {en: Catalogue of indicators, es: Catálogo de indicadores}
key: [indicator]
filters: [indicator, family, unit]
columns:
  indicator: {type: text, en: "Id of the indicator", es: "Id del indicador"}
  code: {type: text, en: "Short code", es: "Código corto"}
  title_en: {type: text, en: "Title in English", es: "Título en inglés"}
  title_es: {type: text, en: "Title in Spanish", es: "Título en español"}
  family: {type: text, en: "Family of indicators", es: "Familia de indicadores"}
  dimension: {type: text, en: "What it is about within the family", es: "De qué trata dentro de la familia"}
  unit: {type: text, en: "Unit of the value", es: "Unidad del valor"}
  better: {type: text, en: "Which direction is better: higher, lower or neutral", es: "Qué sentido es mejor: higher, lower o neutral"}
  numerator: {type: text, en: "Upper part of the formula", es: "Parte superior de la fórmula"}
  denominator: {type: text, en: "Lower part of the formula", es: "Parte inferior de la fórmula"}
  sdg: {type: text, en: "Target of the Sustainable Development Goals", es: "Meta de los Objetivos de Desarrollo Sostenible"}
  source: {type: text, en: "Where the definition is from", es: "De dónde procede la definición"}
*/
select indicator, code, title_en, title_es, family, dimension, unit, better, numerator, denominator, sdg, source
from indicator
order by indicator collate "C"
