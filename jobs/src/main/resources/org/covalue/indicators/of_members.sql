with member_row as (
{select}
), figure as materialized (
    -- A row without a member says what holds of an organisation and year to which no member contributes.
    select r.organisation_id, r.year, r.member_id is not null as is_member, r.numerator, r.denominator,
           coalesce(o.owner_id, {owner}) as owner_id,
           coalesce(o.is_across, case when {owner} is not null then false end) as is_across,
           {n} as n, {d} as d, {value} as value, {eligible} as eligible, {state} as state,
           {revenue} as revenue
    from member_row r
    {member_join}
    {revenue_join}
    left join {next}.merged_owner o
        on o.organisation_id = r.organisation_id and o.year = r.year and o.member_id = r.member_id
), cell as (
    select organisation_id, year, sum(numerator) as numerator, sum(denominator) as denominator,
           max(value) as value, count(*) filter (where is_member) as contributors, max(eligible) as eligible, max(state) as state,
           coalesce(sum(revenue) filter (where is_member), 0) as revenue
    from figure
    group by organisation_id, year
), contribution as (
{contributions}
), base_year as (
{base_years}
)
{values}
