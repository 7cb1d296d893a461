# check_package.R FOLDER: the loader reads every table with types and labels
folder <- commandArgs(trailingOnly = TRUE)[1]
source(file.path(folder, "load.R"))
tables <- load_package(folder)
stopifnot(is.numeric(tables$indicators$value), is.integer(tables$indicators$year), is.factor(tables$indicators$state),
  is.character(tables$indicators$organisation_id), all(!is.na(tables$indicators$state)))
stopifnot(all(is.na(tables$indicators$value) == (tables$indicators$state != "ok")))
for (table in tables) for (column in table) stopifnot(nzchar(attr(column, "label")))
stopifnot(attr(load_package(folder, language = "es")$indicators, "label") == "Indicadores por organización y año")
cat(sum(vapply(tables, nrow, 1L)), "rows\n")
