/*
title:  {en: Another currency, es: Otra moneda}
record: revenue
rank:   2
says:
  en: "{value} {currency} is {size} times what the other years come to ({compared_with} {currency}); in {other} it would fit"
  es: "{value} {currency} es {size} veces lo que dan los demás años ({compared_with} {currency}); en {other} encajaría"
fix:
  en: Look in which currency the amount is, and give that currency with it.
  es: Compruebe en qué moneda está el importe e indique esa moneda.
examples:
  - name: pesos written as dollars, and dollars written as pesos, by the rate of the year
    given:
      revenue: |
        member_id | year | currency | revenue
        F1        | 2020 | USD      | 1000
        F1        | 2021 | USD      | 105000
        F1        | 2022 | USD      | 1050
        F2        | 2020 | ARS      | 80000
        F2        | 2021 | ARS      | 1000
        F3        | 2020 | USD      | 1000
        F3        | 2021 | USD      | 9000
      member: |
        member_id | country
        F1        | AR
        F2        | AR
        F3        | AR
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2020 | 1
        USD      | 2021 | 1
        USD      | 2022 | 1
        ARS      | 2020 | 80
        ARS      | 2021 | 100
    expect: |
      member_id | year | column_name | value  | compared_with | size | currency | other
      F1        | 2021 | revenue     | 105000 | 1050          | 100  | USD      | ARS
      F2        | 2021 | revenue     | 1000   | 100000        | 0.01 | ARS      | USD
*/
with threshold as (
    select
        cast(3 as double precision) as least_rate,
        cast(2.5 as double precision) as least_ratio,
        cast(1.6 as double precision) as tolerance,
        -- A firm whose people differ as well, by at least this share, has changed; in its first years it is smaller.
        cast(0.25 as double precision) as together,
        cast(10 as double precision) as most_together,
        2 as first_years
),
-- Members whose figures lie far enough apart; of all others nothing is asked, and the next steps are spared them.
uneven as (
    select r.member_id
    from revenue as r
    inner join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    cross join threshold as t
    where r.revenue > 0
    group by r.member_id, t.least_ratio
    having max(r.revenue / rate.units_per_usd) * 1.001 >= min(r.revenue / rate.units_per_usd) * t.least_ratio
),
figure as (
    select
        r.member_id, r.year, r.currency, r.revenue as value, rate.units_per_usd as units,
        ln(r.revenue / rate.units_per_usd) as magnitude
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    inner join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0
),
own as (
    select
        member_id, count(*) as years, max(year) as last_year, sum(magnitude) as total,
        percentile_cont(0.5) within group (order by magnitude) as median
    from figure
    group by member_id
),
apart as (
    select
        f.member_id, f.year, f.currency, f.value, f.units, f.magnitude,
        case when o.years = 2 then o.total - f.magnitude else o.median end as others
    from figure as f
    inner join own as o on o.member_id = f.member_id
    cross join threshold as t
    where (o.years > 2 or o.years = 2 and f.year = o.last_year)
        and abs(f.magnitude - case when o.years = 2 then o.total - f.magnitude else o.median end) >= ln(t.least_ratio)
),
-- What is used in the member's country, and the dollar.
in_use as (
    select distinct m.country, r.currency
    from revenue as r
    inner join member as m on m.member_id = r.member_id
    union
    select distinct m.country, 'USD' as currency from member as m
),
own_people as (
    select r.member_id, percentile_cont(0.5) within group (order by ln(r.employees_fte)) as median
    from revenue as r
    inner join (select distinct member_id from apart) as asked on asked.member_id = r.member_id
    where r.employees_fte > 0
    group by r.member_id
),
candidate as (
    select
        a.member_id, a.year, a.currency, a.value, a.units, a.magnitude, a.others, u.currency as other,
        row_number() over (
            partition by a.member_id, a.year
            order by abs(a.magnitude - a.others - ln(rate.units_per_usd / a.units)), u.currency
        ) as place
    from apart as a
    inner join member as m on m.member_id = a.member_id
    left join revenue as r on r.member_id = a.member_id and r.year = a.year and r.employees_fte > 0
    left join own_people as p on p.member_id = a.member_id
    inner join in_use as u on (u.country = m.country or u.country is null and m.country is null) and u.currency <> a.currency
    inner join conversion_rate as rate on rate.currency = u.currency and rate.year = a.year
    cross join threshold as t
    where abs(ln(rate.units_per_usd / a.units)) >= ln(t.least_rate)
        and abs(a.magnitude - a.others - ln(rate.units_per_usd / a.units)) <= ln(t.tolerance)
        and (
            m.member_founded_on is null or a.magnitude > a.others
            or a.year > extract(year from m.member_founded_on) + t.first_years)
        and (
            r.employees_fte is null or abs(a.magnitude - a.others) > ln(t.most_together)
            or (ln(r.employees_fte) - p.median) * sign(a.magnitude - a.others) < t.together * abs(a.magnitude - a.others))
)
select
    member_id, year, 'revenue' as column_name, value,
    exp(others) * units as compared_with,
    exp(magnitude - others) as size,
    currency, other
from candidate
where place = 1
