/*
title: {en: Rejected rows, es: Filas rechazadas}
key: [file, sheet, row, column]
*/
select file, sheet, "row", "column", record, found, expected, rule, message
from rejected_row
order by file collate "C", sheet collate "C", "row", "column" collate "C"
