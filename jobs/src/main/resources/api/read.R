# Needs COVALUE_URL and COVALUE_TOKEN, and nothing but R 4.
covalue <- function(table, query = "") {
  address <- paste0(Sys.getenv("COVALUE_URL"), "/api/v1/tables/", table, ".csv", query)
  connection <- url(address, headers = c(Authorization = paste("Bearer", Sys.getenv("COVALUE_TOKEN"))))
  read.csv(connection, na.strings = "", stringsAsFactors = FALSE)
}

groups <- covalue("groups", "?indicator=export_intensity&statistic=median&age_band=0-4&age_band=5-9&age_band=10%2B&funding_class=all")
print(reshape(groups[c("year", "age_band", "value")], idvar = "year", timevar = "age_band", direction = "wide"))

# A value that is missing says why.
print(table(groups$state))
