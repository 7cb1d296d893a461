* Reproduces estimates.csv from panel.csv; not run by the tests, which have no Stata. Once: ssc install synth / sdid.
* Columns of panel.csv: unit, time, treated_from (0 = never), y (outcome). sdid draws its placebos and stops its search early, so
* its digits differ slightly; synth with all outcomes before treatment as predictors approaches the exact optimum.

import delimited "panel.csv", clear case(preserve)
egen long id = group(unit)
generate byte d = treated_from > 0 & time >= treated_from - `anticipation'
quietly summarize treated_from if treated_from > 0
local start = r(min) - `anticipation'
quietly summarize id if treated_from > 0
local treated = r(min)

if strpos(" `estimators' ", " difference_in_differences ") {
    generate byte after = time >= `start'
    generate byte ever = treated_from > 0
    regress y i.ever##i.after, vce(cluster id)
}
if strpos(" `estimators' ", " synthetic_control ") {
    tsset id time
    local predictors ""
    levelsof time if time < `start', local(times)
    foreach t of local times {
        local predictors `predictors' y(`t')
    }
    synth y `predictors', trunit(`treated') trperiod(`start') nested
}
if strpos(" `estimators' ", " synthetic_did ") sdid y id time d, vce(placebo) seed(1) reps(200)
