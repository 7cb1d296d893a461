/*
title:       {en: Distance to the reference funding structure, es: Distancia a la estructura de financiación de referencia}
question:
  en: "How far is the funding structure of an age band from the reference structure?"
  es: "¿A qué distancia está la estructura de financiación de un tramo de edad de la de referencia?"
family:      funding
dimension:   benchmark
code:        FUN-12
numerator:
  en: "Half the sum over six income groups of the difference between the mean share in own income and the share of the benchmark, in percentage points"
  es: "Mitad de la suma, en seis grupos de ingreso, de la diferencia entre la parte media en el ingreso propio y la de la referencia, en puntos porcentuales"
unit:        percent
scale:       1
better:      neutral
pool:        none
level:       group
makes:       funding_class
sdg:         "17.3"
source:      Greenbook 2.0
examples:
  - name: half of the differences between the mean shares and the benchmark
    given:
      year: |
        year
        2023
      organisation_year: |
        organisation_id | year | age_band
        cordoba         | 2023 | 0-4
        rosario         | 2023 | 0-4
        salta           | 2023 | 0-4
      funding_receipt: |
        organisation_id | year | income_group    | is_usable | is_in_kind | own_income
        cordoba         | 2023 | services        | true      | false      | 100
        rosario         | 2023 | services        | true      | false      | 7
        salta           | 2023 | membership_fees | true      | false      | 1
      funding_benchmark: |
        benchmark | age_band | income_group          | share
        G         | 0-4      | membership_fees       | 50
        G         | 0-4      | services              | 50
        G         | 0-4      | national_public       | 0
        G         | 0-4      | regional_local_public | 0
        G         | 0-4      | international_public  | 0
        G         | 0-4      | other                 | 0
    expect: |
        year | age_band | value            | organisations | state
        2023 | 0-4      | 16.6666666666667 | 3             | ok
        2023 | 5-9      |                  | 0             | not_reported
        2023 | 10+      |                  | 0             | not_reported
        2023 | all      |                  | 3             | not_reported
  - name: equal structures have no distance; two organisations are too few; in kind and unconverted money is no income
    given:
      year: |
        year
        2023
      organisation_year: |
        organisation_id | year | age_band
        cordoba         | 2023 | 0-4
        rosario         | 2023 | 0-4
        salta           | 2023 | 5-9
      funding_receipt: |
        organisation_id | year | income_group | is_usable | is_in_kind | own_income
        cordoba         | 2023 | other        | true      | false      | 100
        cordoba         | 2023 | services     | true      | true       | 100
        rosario         | 2023 | other        | true      | false      | 7
        salta           | 2023 | other        | true      | false      | 1
        salta           | 2023 | services     | false     | false      |
      funding_benchmark: |
        benchmark | age_band | income_group          | share
        G         | 0-4      | membership_fees       | 50
        G         | 0-4      | services              | 50
        G         | 0-4      | national_public       | 0
        G         | 0-4      | regional_local_public | 0
        G         | 0-4      | international_public  | 0
        G         | 0-4      | other                 | 0
        G         | all      | membership_fees       | 0
        G         | all      | services              | 0
        G         | all      | national_public       | 0
        G         | all      | regional_local_public | 0
        G         | all      | international_public  | 0
        G         | all      | other                 | 100
    expect: |
        year | age_band | value | organisations | state
        2023 | 0-4      |       | 2             | not_estimable
        2023 | 5-9      |       | 1             | not_reported
        2023 | 10+      |       | 0             | not_reported
        2023 | all      | 0     | 3             | ok
  - name: of several benchmarks the first that has all six groups counts
    given:
      year: |
        year
        2023
      organisation_year: |
        organisation_id | year | age_band
        cordoba         | 2023 | 0-4
        rosario         | 2023 | 0-4
        salta           | 2023 | 0-4
      funding_receipt: |
        organisation_id | year | income_group | is_usable | is_in_kind | own_income
        cordoba         | 2023 | other        | true      | false      | 1
        rosario         | 2023 | other        | true      | false      | 1
        salta           | 2023 | other        | true      | false      | 1
      funding_benchmark: |
        benchmark | age_band | income_group          | share
        A         | all      | other                 | 100
        B         | all      | membership_fees       | 10
        B         | all      | services              | 0
        B         | all      | national_public       | 0
        B         | all      | regional_local_public | 0
        B         | all      | international_public  | 0
        B         | all      | other                 | 90
        C         | all      | membership_fees       | 50
        C         | all      | services              | 0
        C         | all      | national_public       | 0
        C         | all      | regional_local_public | 0
        C         | all      | international_public  | 0
        C         | all      | other                 | 50
    expect: |
        year | age_band | value | organisations | state
        2023 | 0-4      |       | 3             | not_reported
        2023 | 5-9      |       | 0             | not_reported
        2023 | 10+      |       | 0             | not_reported
        2023 | all      | 10    | 3             | ok
*/
with
income as (
    select organisation_id, year, income_group, own_income
    from funding_receipt
    where is_usable and not is_in_kind
),
total as (
    select organisation_id, year, sum(own_income) as own_income
    from income
    group by organisation_id, year
    having sum(own_income) > 0
),
-- Each organisation stands in its age band and in all of them.
banded_total as (
    select organisation_year.age_band, total.organisation_id, total.year, total.own_income
    from total
    inner join organisation_year
        on organisation_year.organisation_id = total.organisation_id and organisation_year.year = total.year
    union all
    select 'all' as age_band, organisation_id, year, own_income from total
),
band as (
    select year, age_band, count(organisation_id) as organisations
    from banded_total
    group by year, age_band
),
share as (
    select
        banded_total.year,
        banded_total.age_band,
        income.income_group,
        sum(100 * income.own_income / banded_total.own_income) as shares
    from banded_total
    inner join income
        on income.organisation_id = banded_total.organisation_id and income.year = banded_total.year
    group by banded_total.year, banded_total.age_band, income.income_group
),
whole_benchmark as (
    select age_band, min(benchmark) as benchmark
    from (
        select age_band, benchmark
        from funding_benchmark
        group by age_band, benchmark
        having count(income_group) = 6
    ) as complete
    group by age_band
),
distance as (
    select
        band.year,
        band.age_band,
        sum(abs(coalesce(share.shares, 0) / band.organisations - funding_benchmark.share)) / 2 as value
    from band
    inner join whole_benchmark on whole_benchmark.age_band = band.age_band
    inner join funding_benchmark
        on funding_benchmark.age_band = whole_benchmark.age_band
        and funding_benchmark.benchmark = whole_benchmark.benchmark
    left join share
        on share.year = band.year
        and share.age_band = band.age_band
        and share.income_group = funding_benchmark.income_group
    group by band.year, band.age_band
)
select
    year.year,
    code.age_band,
    case when band.organisations >= 3 then distance.value end as value,
    coalesce(band.organisations, 0) as organisations,
    case
        when whole_benchmark.benchmark is null then 'not_reported'
        when coalesce(band.organisations, 0) < 3 then 'not_estimable'
        else 'ok'
    end as state
from year
cross join (values ('0-4'), ('5-9'), ('10+'), ('all')) as code (age_band)
left join whole_benchmark on whole_benchmark.age_band = code.age_band
left join band on band.year = year.year and band.age_band = code.age_band
left join distance on distance.year = year.year and distance.age_band = code.age_band
