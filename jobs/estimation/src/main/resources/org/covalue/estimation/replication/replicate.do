* Reproduces estimates.csv from panel.csv. Once: ssc install reghdfe / ftools / csdid / drdid / did_imputation /
* eventstudyinteract / avar / bacondecomp. Columns of panel.csv: unit, time, treated_from (0 = never), d (treatment), y (outcome),
* x1 ... (covariates), w (weights), g_ ... (groups). csdid and did_imputation print their own standard errors; small-sample
* factors of reghdfe are those of cr1 here.

import delimited "panel.csv", clear case(preserve)
egen long id = group(unit)
generate double event = time - treated_from if treated_from > 0
* Period effects: of all, or of each level within which periods are compared.
egen long period = group(time `trends_by')
local within ""
if "`trends_by'" != "" local within "ibn.trend"
if "`trends_by'" != "" egen long trend = group(`trends_by')
foreach column of local cluster_columns {
    egen long cl_`column' = group(`column')
    local cluster `cluster' cl_`column'
}
foreach column of local effect_columns {
    egen long fe_`column' = group(`=cond("`column'" == "time", "period", "`column'")')
    local absorb `absorb' fe_`column'
}
local weight ""
if `weighted' local weight "[aweight = w]"
local vce "vce(cluster `cluster')"
if inlist("`standard_errors'", "hc1", "hc3") local vce "vce(robust)"
if "`standard_errors'" == "classical" local vce "vce(unadjusted)"
quietly summarize time
local first = r(min)

if strpos(" `estimators' ", " twfe ") {
    reghdfe y d `covariates' `weight', absorb(`absorb') `vce' keepsingletons
}

if strpos(" `estimators' ", " event_study ") {
    levelsof event if treated_from > `first', local(times)
    local leads ""
    local terms ""
    foreach e of local times {
        if `e' != -1 - `anticipation' {
            local name = cond(`e' < 0, "lead" + string(-`e'), "lag" + string(`e'))
            generate byte `name' = event == `e'
            local terms `terms' `name'
            if `e' < -1 - `anticipation' local leads `leads' `name'
        }
    }
    reghdfe y `terms' `covariates' `weight' if treated_from == 0 | treated_from > `first', absorb(id period) `vce' keepsingletons
    if "`leads'" != "" test `leads'
    capture drop lead* lag*
}

if strpos(" `estimators' ", " sun_abraham ") {
    levelsof event if treated_from > `first', local(times)
    local terms ""
    foreach e of local times {
        if `e' != -1 - `anticipation' {
            local name = cond(`e' < 0, "lead" + string(-`e'), "lag" + string(`e'))
            generate byte `name' = event == `e'
            local terms `terms' `name'
        }
    }
    generate double cohort = treated_from if treated_from > 0
    generate byte never = treated_from == 0
    eventstudyinteract y `terms' `weight' if never | treated_from > `first', cohort(cohort) control_cohort(never) ///
        absorb(id period) covariates(`covariates') vce(cluster `cluster')
    drop cohort never
    capture drop lead* lag*
}

if strpos(" `estimators' ", " imputation ") {
    generate double first_treated = treated_from if treated_from > 0
    quietly summarize event if event >= 0
    did_imputation y id time first_treated `weight', horizons(0/`=r(max)') fe(id period) controls(`covariates') cluster(`cluster') autosample
    did_imputation y id time first_treated `weight', fe(id period) controls(`covariates') cluster(`cluster') autosample
    drop first_treated
}

if strpos(" `estimators' ", " bacon ") {
    xtset id time
    generate byte treated = treated_from > 0 & time >= treated_from
    bacondecomp y treated, stub(bacon_) ddetail
    drop treated
}

local notyet ""
if "`control_group'" == "not_yet_treated" local notyet "notyet"
local long ""
if "`base_period'" == "universal" local long "long2"
foreach kind in "" _reg _ipw _dr {
    if strpos(" `estimators' ", " callaway_santanna`kind' ") {
        local method = cond("`kind'" == "_ipw", "stdipw", cond("`kind'" == "_dr", "dripw", "reg"))
        local controls = cond("`kind'" == "", "", "`covariates'")
        local controls `controls' `within'
        csdid y `controls' `weight', ivar(id) time(time) gvar(treated_from) method(`method') `notyet' `long' cluster(`cluster')
        foreach aggregate in simple group event calendar {
            estat `aggregate'
        }
        estat pretrend
    }
}
