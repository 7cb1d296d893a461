/*
title:  {en: Jump from one year to the next, es: Salto de un año a otro}
record: revenue
rank:   3
says:
  en: "{value} is {size} times the {other_year} figure ({compared_with})"
  es: "{value} es {size} veces la cifra de {other_year} ({compared_with})"
fix:
  en: "Look at both years: a missing or doubled part, another unit, a merger or a sale of a business. If it is right, say why."
  es: "Revise ambos años: una parte que falta o está repetida, otra unidad, una fusión o una venta. Si es correcto, diga por qué."
examples:
  - name: symmetric growth beyond one of a figure that is not small; of the two years the one that is further from all years
    given:
      revenue: |
        member_id | year | currency | revenue | employees_fte
        F1        | 2020 | USD      | 1000    | 10
        F1        | 2021 | USD      | 4000    | 11
        F1        | 2022 | USD      | 1100    | 12
        F2        | 2020 | USD      | 10      | 1
        F2        | 2021 | USD      | 40      | 1
        F3        | 2020 | USD      | 900     | 100
        F3        | 2021 | USD      | 950     | 20
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2020 | 1
        USD      | 2021 | 1
        USD      | 2022 | 1
    expect: |
      member_id | year | column_name   | value | compared_with | size | other_year
      F1        | 2021 | revenue       | 4000  | 1000          | 4    | 2020
      F3        | 2021 | employees_fte | 20    | 100           | 0.2  | 2020
  - name: people and revenue that move together explain each other, up to ten times; firms in their first years grow
    given:
      member: |
        member_id | member_founded_on
        F1        | 1990-01-01
        F2        | 2019-06-01
        F3        | 1990-01-01
      revenue: |
        member_id | year | currency | revenue | employees_fte
        F1        | 2020 | USD      | 1000    | 10
        F1        | 2021 | USD      | 5000    | 40
        F2        | 2020 | USD      | 1000    | 10
        F2        | 2021 | USD      | 5000    | 11
        F3        | 2020 | USD      | 1000    | 10
        F3        | 2021 | USD      | 20000   | 190
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2020 | 1
        USD      | 2021 | 1
    expect: |
      member_id | year | column_name   | value | compared_with | size | other_year
      F3        | 2021 | revenue       | 20000 | 1000          | 20   | 2020
      F3        | 2021 | employees_fte | 190   | 10            | 19   | 2020
*/
with threshold as (
    select
        cast(1 as double precision) as growth,
        -- Of firms below the middle of all figures of a column, jumps are common.
        cast(0.5 as double precision) as smallest_rank,
        -- Of a firm's first years too.
        2 as first_years,
        -- Where people and revenue move together, by at least this share of each other, the firm has changed.
        cast(0.5 as double precision) as together,
        cast(10 as double precision) as most_together
),
-- Members whose figures lie far enough apart; of all others nothing is asked, and the next steps are spared them.
uneven as (
    select r.member_id
    from revenue as r
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    cross join threshold as t
    group by r.member_id, t.growth
    having
        max(case when r.revenue > 0 then r.revenue / coalesce(rate.units_per_usd, 1) end) * (2 - t.growth) * 1.001
            >= min(case when r.revenue > 0 then r.revenue / coalesce(rate.units_per_usd, 1) end) * (2 + t.growth)
        or max(case when r.employees_fte > 0 then r.employees_fte end) * (2 - t.growth) * 1.001
            >= min(case when r.employees_fte > 0 then r.employees_fte end) * (2 + t.growth)
),
figure as (
    select
        r.member_id, r.year, 'revenue' as column_name, r.revenue as value,
        case when rate.units_per_usd is null then r.currency else 'USD' end as measured_in,
        coalesce(rate.units_per_usd, 1) as units,
        r.revenue / coalesce(rate.units_per_usd, 1) as amount,
        case when r.employees_fte > 0 then r.employees_fte end as beside
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0
    union all
    select
        r.member_id, r.year, 'employees_fte' as column_name, r.employees_fte as value,
        'people' as measured_in, cast(1 as double precision) as units, r.employees_fte as amount,
        case when r.revenue > 0 then r.revenue / rate.units_per_usd end as beside
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.employees_fte > 0
),
ranked as (
    select
        member_id, year, column_name, value, measured_in, units, amount, beside,
        lag(beside) over own_years as beside_before,
        lag(year) over own_years as year_before,
        lag(amount) over own_years as amount_before,
        lag(value) over own_years as value_before,
        lag(units) over own_years as units_before
    from figure
    window own_years as (partition by member_id, column_name, measured_in order by year)
),
size_of_column as (
    select
        'revenue' as column_name, case when rate.units_per_usd is null then r.currency else 'USD' end as measured_in,
        percentile_cont(t.smallest_rank) within group (order by r.revenue / coalesce(rate.units_per_usd, 1)) as smallest
    from revenue as r
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    cross join threshold as t
    where r.revenue > 0
    group by t.smallest_rank, case when rate.units_per_usd is null then r.currency else 'USD' end
    union all
    select
        'employees_fte' as column_name, 'people' as measured_in,
        percentile_cont(t.smallest_rank) within group (order by r.employees_fte) as smallest
    from revenue as r
    cross join threshold as t
    where r.employees_fte > 0
    group by t.smallest_rank
),
jump as (
    select
        r.member_id, r.year, r.column_name, r.value, r.measured_in, r.units, r.amount,
        r.year_before, r.amount_before, r.value_before, r.units_before
    from ranked as r
    inner join size_of_column as s on s.column_name = r.column_name and s.measured_in = r.measured_in
    left join member as m on m.member_id = r.member_id
    cross join threshold as t
    where r.year_before = r.year - 1
        and abs(r.amount - r.amount_before) > t.growth * (r.amount + r.amount_before) / 2
        and greatest(r.amount, r.amount_before) >= s.smallest
        and (m.member_founded_on is null or r.year_before > extract(year from m.member_founded_on) + t.first_years)
        and (
            r.beside is null or r.beside_before is null
            or abs(ln(r.amount / r.amount_before)) > ln(t.most_together)
            or ln(r.beside / r.beside_before) * sign(r.amount - r.amount_before)
                < t.together * abs(ln(r.amount / r.amount_before)))
),
own as (
    select
        f.member_id, f.column_name, f.measured_in,
        percentile_cont(0.5) within group (order by ln(f.amount)) as median
    from figure as f
    inner join (select distinct member_id, column_name, measured_in from jump) as j
        on j.member_id = f.member_id and j.column_name = f.column_name and j.measured_in = f.measured_in
    group by f.member_id, f.column_name, f.measured_in
),
judged as (
    select
        j.member_id, j.year, j.column_name, j.value, j.units, j.amount,
        j.year_before, j.amount_before, j.value_before, j.units_before,
        abs(ln(j.amount) - o.median) >= abs(ln(j.amount_before) - o.median) - 0.000000001 as is_later
    from jump as j
    inner join own as o
        on o.member_id = j.member_id and o.column_name = j.column_name and o.measured_in = j.measured_in
),
asked as (
    select
        member_id, case when is_later then year else year_before end as year, column_name,
        case when is_later then value else value_before end as value,
        case when is_later then amount_before * units else amount * units_before end as compared_with,
        case when is_later then amount / amount_before else amount_before / amount end as size,
        case when is_later then year_before else year end as other_year
    from judged
),
-- A year that jumps up and down again is asked about once.
once as (
    select
        member_id, year, column_name, value, compared_with, size, other_year,
        row_number() over (partition by member_id, year, column_name order by other_year) as place
    from asked
)
select member_id, year, column_name, value, compared_with, size, other_year
from once
where place = 1
