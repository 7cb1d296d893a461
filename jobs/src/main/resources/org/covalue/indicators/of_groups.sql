with group_row as (
{select}
), stored as (
    insert into {next}.group_row
    select '{indicator}', year, age_band, value, organisations, state from group_row
)
-- Of an organisation alone the question cannot be asked.
insert into {next}.indicator_value
select organisation_id, year, '{indicator}', cast(null as double precision), 'not_applicable', '{unit}',
       cast(null as double precision), cast(null as double precision), 0, 0, cast(null as double precision), age_band,
       funding_class
from organisation_year
order by organisation_id, year
