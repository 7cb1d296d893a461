create table {next}.group_value (
    year integer, age_band text, funding_class text, indicator text, statistic text,
    value double precision, state text, unit text, organisations bigint);
create table {next}.group_test (
    year integer, indicator text, grouping text, statistic double precision, degrees_of_freedom integer,
    organisations integer, p_value double precision, epsilon_squared double precision, state text)
