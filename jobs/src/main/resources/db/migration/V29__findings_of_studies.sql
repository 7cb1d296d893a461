-- What studies found beside their estimates, as released: everything that the impact report selects.
alter table released.estimate
    add column of_study text, add column group_of_treated text, add column place integer, add column shown_in text,
    add column period double precision, add column refusal text;

create table released.study (
    edition_id bigint not null, study text, place integer, title_en text, title_es text, question_en text, question_es text,
    limits_en text, limits_es text, kind text, outcome text, unit_and_time text, study_window text, control_group text, covariates text,
    se_clustered_by text, minimum text, plan text, planned_at text, observations integer, period_unit text, confidence double precision);
create table released.study_claim (edition_id bigint not null, study text, place integer, estimator text, claim text);
create table released.study_comparison (
    edition_id bigint not null, study text, place integer, comparison text, weight double precision, estimate double precision);
create table released.study_sensitivity (
    edition_id bigint not null, study text, place integer, estimator text, period double precision, breakdown double precision,
    lower_0 double precision, upper_0 double precision, lower_1 double precision, upper_1 double precision, lower_2 double precision,
    upper_2 double precision, lower_3 double precision, upper_3 double precision, lower_4 double precision, upper_4 double precision);
create table released.study_balance (
    edition_id bigint not null, study text, place integer, estimator text, variable text, mean_treated double precision,
    mean_control double precision, smd_before double precision, smd_after double precision, variance_ratio_before double precision,
    variance_ratio_after double precision);
create table released.study_path (
    edition_id bigint not null, study text, place integer, period text, is_after text, treated double precision,
    synthetic double precision, gap double precision);
create table released.study_weight (
    edition_id bigint not null, study text, place integer, estimator text, kind text, unit text, weight double precision);
create table released.study_placebo (
    edition_id bigint not null, study text, place integer, rank double precision, unit text, is_treated text, pre_mspe double precision,
    post_mspe double precision, ratio double precision);
create table released.study_remark (edition_id bigint not null, study text, place integer, about text, note text);
create table released.study_deviation (edition_id bigint not null, study text, place integer, key text, planned text, now text);

create index on released.study (edition_id, study);
create index on released.study_claim (edition_id, study);
create index on released.study_comparison (edition_id, study);
create index on released.study_sensitivity (edition_id, study);
create index on released.study_balance (edition_id, study);
create index on released.study_path (edition_id, study);
create index on released.study_weight (edition_id, study);
create index on released.study_placebo (edition_id, study);
create index on released.study_remark (edition_id, study);
create index on released.study_deviation (edition_id, study);
