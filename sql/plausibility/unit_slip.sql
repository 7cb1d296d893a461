/*
title:  {en: Thousands or single units, es: Miles o unidades}
record: revenue
rank:   1
says:
  en: "{value} is {size} times what the other years come to ({compared_with}): as if written in another unit"
  es: "{value} es {size} veces lo que dan los demás años ({compared_with}): como si estuviera en otra unidad"
fix:
  en: Look whether the amount stands in thousands or millions where single units are asked for, or the other way round.
  es: Compruebe si el importe está en miles o millones donde se piden unidades, o al revés.
examples:
  - name: a year that is a thousand times the others, or a thousandth of them, is asked about
    given:
      revenue: |
        member_id | year | currency | revenue
        F1        | 2020 | USD      | 1000000
        F1        | 2021 | USD      | 1100
        F1        | 2022 | USD      | 1210000
        F2        | 2020 | USD      | 500
        F2        | 2021 | USD      | 600000
        F3        | 2020 | USD      | 500
        F3        | 2021 | USD      | 60000
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2020 | 1
        USD      | 2021 | 1
        USD      | 2022 | 1
    expect: |
      member_id | year | column_name | value  | compared_with | size
      F1        | 2021 | revenue     | 1100   | 1000000       | 0.0011
      F2        | 2021 | revenue     | 600000 | 500           | 1200
  - name: years are compared in dollars of their own rate; a currency without a rate is compared with itself
    given:
      revenue: |
        member_id | year | currency | revenue
        F1        | 2020 | ARS      | 80000
        F1        | 2021 | ARS      | 160000000
        F2        | 2020 | XCD      | 10
        F2        | 2021 | XCD      | 10000
        F2        | 2022 | GYD      | 10
      conversion_rate: |
        currency | year | units_per_usd
        ARS      | 2020 | 80
        ARS      | 2021 | 160
    expect: |
      member_id | year | column_name | value     | compared_with | size
      F1        | 2021 | revenue     | 160000000 | 160000        | 1000
      F2        | 2021 | revenue     | 10000     | 10            | 1000
*/
with threshold as (
    select
        cast(1000 as double precision) as unit,
        cast(2.5 as double precision) as tolerance
),
-- Members whose figures lie far enough apart; of all others nothing is asked, and the next steps are spared them.
uneven as (
    select r.member_id
    from revenue as r
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    cross join threshold as t
    where r.revenue > 0
    group by r.member_id, t.unit, t.tolerance
    having max(r.revenue / coalesce(rate.units_per_usd, 1)) * t.tolerance * 1.001
        >= min(r.revenue / coalesce(rate.units_per_usd, 1)) * t.unit
),
figure as (
    select
        r.member_id, r.year, r.revenue as value,
        case when rate.units_per_usd is null then r.currency else 'USD' end as measured_in,
        coalesce(rate.units_per_usd, 1) as units,
        ln(r.revenue / coalesce(rate.units_per_usd, 1)) as magnitude
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0
),
own as (
    select
        member_id, measured_in, count(*) as years, max(year) as last_year, sum(magnitude) as total,
        percentile_cont(0.5) within group (order by magnitude) as median
    from figure
    group by member_id, measured_in
),
-- Of two years the later is asked about, beside the other.
beside as (
    select
        f.member_id, f.year, f.value, f.units, f.magnitude,
        case when o.years = 2 then o.total - f.magnitude else o.median end as others
    from figure as f
    inner join own as o on o.member_id = f.member_id and o.measured_in = f.measured_in
    where o.years > 2 or o.years = 2 and f.year = o.last_year
)
select
    b.member_id, b.year, 'revenue' as column_name, b.value,
    exp(b.others) * b.units as compared_with,
    exp(b.magnitude - b.others) as size
from beside as b
cross join threshold as t
where abs(abs(b.magnitude - b.others) - ln(t.unit)) <= ln(t.tolerance)
    or abs(abs(b.magnitude - b.others) - 2 * ln(t.unit)) <= ln(t.tolerance)
