-- What a study found beside its estimates, before disclosure. Of the rows of one place the first choice that may be
-- told is released; rests_on names the estimates a reader could tell something of, * where it is every number.
create table {next}.study (
    study text, place integer, choice integer, rests_on text[],
    title_en text, title_es text, question_en text, question_es text, limits_en text, limits_es text, kind text,
    outcome text, unit_and_time text, study_window text, control_group text, covariates text, se_clustered_by text,
    minimum text, plan text, planned_at text, observations integer, period_unit text, confidence double precision);

create table {next}.study_claim (
    study text, place integer, choice integer, rests_on text[],
    estimator text, claim text);

create table {next}.study_comparison (
    study text, place integer, choice integer, rests_on text[],
    comparison text, weight double precision, estimate double precision);

create table {next}.study_sensitivity (
    study text, place integer, choice integer, rests_on text[],
    estimator text, period double precision, breakdown double precision, lower_0 double precision,
    upper_0 double precision, lower_1 double precision, upper_1 double precision, lower_2 double precision,
    upper_2 double precision, lower_3 double precision, upper_3 double precision, lower_4 double precision,
    upper_4 double precision);

create table {next}.study_balance (
    study text, place integer, choice integer, rests_on text[],
    estimator text, variable text, mean_treated double precision, mean_control double precision,
    smd_before double precision, smd_after double precision, variance_ratio_before double precision,
    variance_ratio_after double precision);

create table {next}.study_path (
    study text, place integer, choice integer, rests_on text[],
    period text, is_after text, treated double precision, synthetic double precision, gap double precision);

create table {next}.study_weight (
    study text, place integer, choice integer, rests_on text[],
    estimator text, kind text, unit text, weight double precision);

create table {next}.study_placebo (
    study text, place integer, choice integer, rests_on text[],
    rank double precision, unit text, is_treated text, pre_mspe double precision, post_mspe double precision,
    ratio double precision);

create table {next}.study_remark (
    study text, place integer, choice integer, rests_on text[],
    about text, note text);

create table {next}.study_deviation (
    study text, place integer, choice integer, rests_on text[],
    key text, planned text, now text);
