with member_row as (
{select}
), figure as materialized (
    select r.organisation_id, r.year, r.numerator, r.denominator, o.owner_id, o.is_across, {numerator} as n, {denominator} as d
    from member_row r
    {member_join}
    left join {next}.merged_owner o
        on o.organisation_id = r.organisation_id and o.year = r.year and o.member_id = r.member_id
), cell as (
    select organisation_id, year, sum(numerator) as numerator, sum(denominator) as denominator,
           cast(null as double precision) as value, count(*) as contributors,
           cast(null as bigint) as eligible, cast(null as text) as state
    from figure
    group by organisation_id, year
), contribution as (
{contributions}
)
{values}
