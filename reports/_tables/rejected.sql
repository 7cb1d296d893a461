/*
title: {en: Rejected rows, es: Filas rechazadas}
key: [file, sheet, row, column]
order: [file, sheet, row, column, rule, message]
filters: [file, record, rule]
columns:
  file: {type: text, en: "The file delivered", es: "El archivo entregado"}
  sheet: {type: text, en: "Sheet of a workbook, blank for CSV", es: "Hoja del libro, en blanco si es CSV"}
  row: {type: integer, en: "Row in the file; 0 where the file was refused whole", es: "Fila del archivo; 0 si el archivo se rechazó entero"}
  column: {type: text, en: "Column with the fault", es: "Columna con el error"}
  record: {type: text, en: "Record type", es: "Tipo de registro"}
  found: {type: text, en: "Left blank: what was found is confidential", es: "En blanco: lo encontrado es confidencial"}
  expected: {type: text, en: "What should have stood there", es: "Lo que debería figurar"}
  rule: {type: text, en: "The rule that was broken", es: "La regla incumplida"}
  message: {type: text, en: "What is wrong and what to do", es: "Qué está mal y qué hacer"}
*/
select file, sheet, "row", "column", record, found, expected, rule, message
from rejected_row
order by file collate "C", sheet collate "C", "row", "column" collate "C", rule collate "C", message collate "C"
