/* One row per year with own income up to the reported one: as it came in, and at constant prices, with the change of each. */
with income as (
    select
        organisation_year.year, organisation_year.own_income as nominal, indicator_value.value as real,
        indicator_value.state as real_state
    from organisation_year
    inner join indicator on indicator.code = 'FUN-01'
    left join indicator_value
        on indicator_value.organisation_id = organisation_year.organisation_id
        and indicator_value.year = organisation_year.year and indicator_value.indicator = indicator.indicator
    where organisation_year.organisation_id = :organisation and organisation_year.own_income is not null
)
select
    income.year, income.nominal,
    case when before.nominal > 0 then 100 * (income.nominal - before.nominal) / before.nominal end as nominal_change,
    case when before.year is null then 'not_reported' when before.nominal > 0 then 'ok' else 'not_applicable' end
        as nominal_change_state,
    income.real, income.real_state,
    case when before.real > 0 then 100 * (income.real - before.real) / before.real end as real_change,
    case when income.real_state <> 'ok' then income.real_state when before.year is null then 'not_reported'
        when before.real_state <> 'ok' then before.real_state when before.real > 0 then 'ok' else 'not_applicable' end
        as real_change_state
from income
left join income as before on before.year = income.year - 1
where income.year <= :year
order by income.year
