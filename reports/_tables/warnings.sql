/*
title: {en: Values to confirm, es: Valores por confirmar}
key: [file, sheet, row, column]
order: [file, sheet, row, column, record, key, rule]
filters: [file, record, rule]
columns:
  file: {type: text, en: "The file delivered", es: "El archivo entregado"}
  sheet: {type: text, en: "Sheet of a workbook, blank for CSV", es: "Hoja del libro, en blanco si es CSV"}
  row: {type: integer, en: "Row in the file", es: "Fila del archivo"}
  column: {type: text, en: "Column of the value", es: "Columna del valor"}
  record: {type: text, en: "Record type", es: "Tipo de registro"}
  rule: {type: text, en: "The rule that asks about it", es: "La regla que pregunta por él"}
  state: {type: text, en: "open, or confirmed as right", es: "open (por confirmar) o confirmed (confirmado)", values: {open: {en: to confirm, es: por confirmar}, confirmed: {en: confirmed as right, es: confirmado}}}
  key: {type: text, en: "Key of the record; left blank: it is confidential", es: "Clave del registro; en blanco: es confidencial"}
  value: {type: number, en: "Left blank: the value is confidential", es: "En blanco: el valor es confidencial"}
  compared_with: {type: number, en: "What it is compared with; left blank: it is confidential", es: "Con qué se compara; en blanco: es confidencial"}
  size: {type: number, en: "The value in relation to that; left blank: it is confidential", es: "El valor en relación con ello; en blanco: es confidencial"}
  reason: {type: text, en: "Why it is right; left blank: it is confidential", es: "Por qué es correcto; en blanco: es confidencial"}
*/
select file, sheet, "row", "column", record, rule, state, key, value, compared_with, size, reason
from warning
order by file collate "C", sheet collate "C", "row", "column" collate "C", record collate "C", key collate "C", rule collate "C"
