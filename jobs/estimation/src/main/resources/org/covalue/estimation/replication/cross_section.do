* Reproduces estimates.csv from panel.csv; not run by the tests, which have no Stata. Once: ssc install psmatch2 / ebalance.
* Columns of panel.csv: unit, d (treatment), y (outcome), x1 ... (covariates), w (weights), g_ ... (groups).
* psmatch2 sorts: rows of equal score keep the order of the file only with "sort, stable" as below.

import delimited "panel.csv", clear case(preserve)
generate long row = _n
generate double base = 1
if `weighted' replace base = w
local vce "vce(robust)"
if "`standard_errors'" == "hc3" local vce "vce(hc3)"
if "`standard_errors'" == "classical" local vce "vce(ols)"
if "`cluster_columns'" != "" & inlist("`standard_errors'", "cr0", "cr1") {
    egen long groups = group(`cluster_columns')
    local vce "vce(cluster groups)"
}

if strpos(" `estimators' ", " difference_in_means ") regress y d [aweight = base], `vce'
if strpos(" `estimators' ", " ols ") regress y `covariates' d [aweight = base], `vce'
if strpos(" `estimators' ", " ipw ") | strpos(" `estimators' ", " ipw_ate ") | strpos(" `estimators' ", " nearest_neighbour ") {
    logit d `covariates' [iweight = base]
    predict double score, pr
    generate double odds = base * cond(d == 1, 1, score / (1 - score))
    generate double inverse = base * cond(d == 1, 1 / score, 1 / (1 - score))
}
if strpos(" `estimators' ", " ipw ") regress y d [aweight = odds], `vce'
if strpos(" `estimators' ", " ipw_ate ") regress y d [aweight = inverse], `vce'
if strpos(" `estimators' ", " nearest_neighbour ") {
    sort score row, stable
    psmatch2 d, pscore(score) outcome(y) noreplacement descending
    regress y d [aweight = _weight]
}
if strpos(" `estimators' ", " entropy_balancing ") {
    ebalance d `covariates', basewt(base) generate(balanced) tolerance(1e-9)
    regress y d [aweight = balanced], `vce'
}
if strpos(" `estimators' ", " standardisation ") {
    local products ""
    foreach x of local covariates {
        summarize `x' [aweight = base], meanonly
        generate double p_`x' = d * (`x' - r(mean))
        local products `products' p_`x'
    }
    regress y `covariates' `products' d [aweight = base], `vce'
}
