create table {next}.estimate (
    study text, estimator text, term text, estimate double precision, standard_error double precision,
    ci_lower double precision, ci_upper double precision, p_value double precision, p_adjusted double precision,
    n bigint, n_treated integer, n_control integer, se_clustered_by text, clusters integer, state text, reason text,
    minimum_detectable_effect double precision, uniform_lower double precision, uniform_upper double precision,
    of_study text, grouping text, group_of_treated text, treated_owners integer, control_owners integer,
    place integer, shown_in text, period double precision, refusal text)
