-- Dense: every organisation and year has a row, and every row one of the five states.
, stated as (
    select y.organisation_id, y.year, y.age_band, y.funding_class, c.numerator, c.denominator,
           {value} as value, coalesce(c.contributors, 0) as contributors,
           coalesce(c.eligible, {eligible}) as eligible,
           case when c.organisation_id is null
                     then case when a.organisation_id is null then 'not_reported' else 'not_applicable' end
                when c.state is not null then c.state
                when ({value}) is null then 'not_applicable'
                else 'ok' end as state, {coverage_by_revenue} as coverage_by_revenue
    from organisation_year y
    left join cell c on c.organisation_id = y.organisation_id and c.year = y.year
    {revenue_of_firms}
    left join not_asked a on a.organisation_id = y.organisation_id and a.asks = '{asks}'
)
insert into {next}.indicator_value
select s.organisation_id, s.year, '{indicator}', case when s.state = 'ok' then s.value end, s.state, '{unit}',
       case when s.state = 'ok' then {numerator} end, case when s.state = 'ok' then {denominator} end,
       s.contributors, s.eligible,
       case when s.eligible > 0 then 100.0 * s.contributors / s.eligible end, s.age_band, s.funding_class,
       s.coverage_by_revenue
from stated s
order by s.organisation_id, s.year
