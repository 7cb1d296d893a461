create table {next}.group_value (
    year integer, age_band text, funding_class text, indicator text, statistic text,
    value double precision, state text, unit text, organisations bigint);
create table {next}.group_test (
    year integer, indicator text, grouping text, statistic double precision, degrees_of_freedom integer,
    organisations integer, p_value double precision, epsilon_squared double precision, state text,
    p_holm double precision, p_bh double precision);
create table {next}.group_test_pair (
    year integer, indicator text, grouping text, group_a text, group_b text, statistic double precision,
    organisations_a integer, organisations_b integer, p_value double precision, rank_biserial double precision,
    method text, state text, p_holm double precision, p_bh double precision);
-- Between what bounds a mean and a median may lie.
create table {next}.group_interval (
    year integer, age_band text, funding_class text, indicator text, mean_lower double precision, mean_upper double precision,
    median_lower double precision, median_upper double precision);
create table {next}.outlier (organisation_id text, year integer, indicator text)
