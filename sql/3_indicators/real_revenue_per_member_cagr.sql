/*
title:       {en: Compound annual growth of mean real revenue, es: Crecimiento anual compuesto del ingreso real medio}
question:
  en: "How fast has the mean real revenue of reporting members grown a year since the first year?"
  es: "¿Cuánto ha crecido por año el ingreso real medio de los miembros informantes desde el primer año?"
family:      competitiveness
dimension:   growth
code:        CMP-03
numerator:
  en: "Yearly growth of mean real revenue since the first year in which it is above zero; who reports may differ between the two years"
  es: "Crecimiento anual del ingreso real medio desde el primer año en que es positivo; quienes informan pueden ser distintos en los dos años"
unit:        percent
scale:       1
better:      higher
pool:        none
protects:    real_revenue
sdg:         "8.1"
source:      Cordoba case
examples:
  - name: a mean that goes from 100 to 121 in two years grows by ten percent a year
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2021 | true    | 100
        cordoba         | F1        | 2023 | true    | 142
        cordoba         | F2        | 2023 | true    | 100
    expect: |
        organisation_id | year | member_id | numerator | value | state          | base_year
        cordoba         | 2021 | F1        | 100       |       | not_applicable |
        cordoba         | 2023 | F1        | 142       | 10    |                | 2021
        cordoba         | 2023 | F2        | 100       | 10    |                | 2021
  - name: a mean of zero grows from nothing and to nothing; a missing figure is no row
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2021 | true    | 0
        cordoba         | F1        | 2022 | true    | 100
        cordoba         | F1        | 2023 | true    | 0
        cordoba         | F2        | 2023 | true    |
    expect: |
        organisation_id | year | member_id | numerator | value | state
        cordoba         | 2021 | F1        | 0         |       | not_applicable
        cordoba         | 2022 | F1        | 100       |       | not_applicable
        cordoba         | 2023 | F1        | 0         |       | not_applicable
  - name: growth is since the first year, not since the year before
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2020 | true    | 100
        cordoba         | F1        | 2021 | true    | 400
        cordoba         | F1        | 2022 | true    | 144
    expect: |
        organisation_id | year | member_id | numerator | value | state
        cordoba         | 2020 | F1        | 100       |       | not_applicable
        cordoba         | 2021 | F1        | 400       | 300   |
        cordoba         | 2022 | F1        | 144       | 20    |
*/
with
mean as (
    select organisation_id, year, avg(real_revenue) as revenue
    from member_year
    where is_firm and real_revenue is not null
    group by organisation_id, year
),
first_year as (
    select organisation_id, min(year) as year
    from mean
    where revenue > 0
    group by organisation_id
),
growth as (
    select
        mean.organisation_id,
        mean.year,
        first_year.year as base_year,
        100 * (power(mean.revenue / base.revenue, cast(1 as double precision) / (mean.year - first_year.year)) - 1)
            as value
    from mean
    inner join first_year on first_year.organisation_id = mean.organisation_id and first_year.year < mean.year
    inner join mean as base on base.organisation_id = first_year.organisation_id and base.year = first_year.year
    where mean.revenue > 0
)
-- The members behind the mean of the year; those of the first year stand in the rows of that year.
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    member_year.real_revenue as numerator,
    cast(null as double precision) as denominator,
    growth.value,
    case when growth.year is null then 'not_applicable' end as state,
    growth.base_year
from member_year
left join growth on growth.organisation_id = member_year.organisation_id and growth.year = member_year.year
where member_year.is_firm and member_year.real_revenue is not null
