-- What each study of the mart was to estimate, with the time before its first estimate; rows are never changed.
create table study_plan (
    plan_id bigint generated always as identity primary key,
    study text not null,
    sha256 text not null,
    plan text not null,
    registered_at timestamptz not null,
    unique (study, sha256));

create table released.estimate (
    edition_id bigint not null, study text, estimator text, term text, estimate double precision, standard_error double precision,
    ci_lower double precision, ci_upper double precision, p_value double precision, p_adjusted double precision, n bigint,
    n_treated integer, n_control integer, se_clustered_by text, clusters integer, state text, reason text,
    minimum_detectable_effect double precision, uniform_lower double precision, uniform_upper double precision);
create index on released.estimate (edition_id, study);
