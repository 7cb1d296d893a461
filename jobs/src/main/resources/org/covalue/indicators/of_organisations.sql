with organisation_row as (
{select}
), cell as (
    select organisation_id, year, {parts}, contributors, eligible, {state} as state, cast(null as double precision) as revenue
    from organisation_row
)
{values}
