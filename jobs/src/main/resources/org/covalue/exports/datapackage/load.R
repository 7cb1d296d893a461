# Reads the data package with types and labels: needs jsonlite.
#
#   source("load.R")
#   tables <- load_package("FOLDER")        # or load_package("FOLDER", language = "es")
#   attr(tables$indicators$value, "label")

load_package <- function(folder = ".", language = "en") {
  package <- jsonlite::fromJSON(file.path(folder, "datapackage.json"), simplifyVector = FALSE)
  tables <- lapply(package$resources, function(resource) load_table(folder, resource, language))
  names(tables) <- vapply(package$resources, function(resource) resource$name, "")
  tables
}

load_table <- function(folder, resource, language) {
  fields <- resource$schema$fields
  title <- if (language == "es") "title_es" else "title"
  table <- read.csv(file.path(folder, resource$path), colClasses = "character", na.strings = character(),
    check.names = FALSE, encoding = "UTF-8")
  missing <- unlist(resource$schema$missingValues)
  for (field in fields) {
    text <- table[[field$name]]
    text[text %in% missing] <- NA
    value <- switch(field$type,
      number = as.numeric(text), integer = as.numeric(text), boolean = text == "true", date = as.Date(text), text)
    if (field$type == "integer" && all(is.na(value) | abs(value) < 2147483647)) value <- as.integer(value)
    if (!is.null(field$categories)) {
      value <- factor(value, levels = vapply(field$categories, function(code) code$value, ""))
    }
    attr(value, "label") <- field[[title]]
    table[[field$name]] <- value
  }
  attr(table, "label") <- resource[[title]]
  table
}

if (sys.nframe() == 0L && !interactive()) {
  arguments <- commandArgs(trailingOnly = TRUE)
  tables <- load_package(if (length(arguments)) arguments[1] else ".")
  for (name in names(tables)) {
    cat(sprintf("%s: %d rows, %d columns: %s\n", name, nrow(tables[[name]]), ncol(tables[[name]]), attr(tables[[name]], "label")))
  }
}
