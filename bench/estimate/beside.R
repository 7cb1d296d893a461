# The panel of the two-way fixed effects task in R: plm, and fixest and lfe where they are installed. Rscript beside.R FILE.csv
panel <- read.csv(commandArgs(TRUE)[1])
show <- function(package, seconds, estimate, error)
  cat(sprintf("%s %s %s | %.3f | treated %.9f (%.9f)\n", package, packageVersion(package), format(nrow(panel), big.mark = ","), seconds, estimate, error))
installed <- function(package) suppressMessages(suppressWarnings(requireNamespace(package, quietly = TRUE)))
if (installed("plm")) {
  seconds <- system.time({
    fit <- plm::plm(y ~ x1 + x2 + x3, data = panel, index = c("unit", "time"), model = "within", effect = "twoways")
    error <- sqrt(plm::vcovHC(fit, method = "arellano", type = "HC0", cluster = "group")["x1", "x1"])
  })[["elapsed"]]
  show("plm", seconds, coef(fit)[["x1"]], error)
}
if (installed("fixest")) {
  run <- function() fixest::feols(y ~ x1 + x2 + x3 | unit + time, panel, cluster = ~unit)
  run()
  seconds <- system.time(fit <- run())[["elapsed"]]
  show("fixest", seconds, coef(fit)[["x1"]], fixest::se(fit)[["x1"]])
}
if (installed("lfe")) {
  seconds <- system.time(fit <- lfe::felm(y ~ x1 + x2 + x3 | unit + time | 0 | unit, panel))[["elapsed"]]
  show("lfe", seconds, coef(fit)[["x1"]], fit$cse[["x1"]])
}
