# read_dta.R FILE.csv FILE.dta: the Stata file says what the CSV says, as haven reads it
suppressPackageStartupMessages(library(haven))
files <- commandArgs(trailingOnly = TRUE)
plain <- read.csv(files[1], colClasses = "character", na.strings = NULL, check.names = FALSE, encoding = "UTF-8")
table <- read_dta(files[2])
stopifnot(nrow(plain) == nrow(table), ncol(plain) == ncol(table))
letters_of <- c(not_reported = "n", not_applicable = "a", suppressed = "s", not_estimable = "e")
words <- c("value" = "ok", "not reported" = "not_reported", "not applicable" = "not_applicable",
  "confidential" = "suppressed", "not estimable" = "not_estimable", "to confirm" = "open", "confirmed as right" = "confirmed")
has_states <- "state" %in% names(plain) && all(plain$state %in% c("ok", names(letters_of)))
tags <- character()
for (i in seq_along(plain)) {
  text <- plain[[i]]
  value <- table[[i]]
  stopifnot(nzchar(attr(value, "label")))
  if (is.labelled(value)) value <- unname(words[as.character(as_factor(value))])
  if (inherits(value, "Date")) value <- ifelse(is.na(value), "", format(value))
  if (is.character(value)) {
    stopifnot(all(value == sub("^'", "", text)))
  } else if (nrow(plain) > 0) {
    blank <- text == ""
    stopifnot(all(is.na(value) == blank))
    number <- ifelse(text == "true", 1, ifelse(text == "false", 0, suppressWarnings(as.numeric(text))))
    # R reads the last digit of a decimal text its own way.
    stopifnot(all(abs(as.numeric(value[!blank]) - number[!blank]) <= 1e-15 * abs(number[!blank])))
    if (any(blank)) {
      tag <- na_tag(as.numeric(value))[blank]
      if (has_states) {
        expected <- unname(letters_of[plain$state[blank]])
        expected[names(table)[i] %in% c("edition")] <- NA
        stopifnot(identical(is.na(tag), is.na(expected)), all(tag == expected, na.rm = TRUE))
      }
      tags <- c(tags, tag)
    }
  }
}
print(table(tags, useNA = "always"))
cat(nrow(table), "rows,", ncol(table), "columns, label", attr(table, "label"), "\n")
