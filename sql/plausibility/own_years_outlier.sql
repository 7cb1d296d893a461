/*
title:  {en: Unlike the member's other years, es: Distinto de los demás años del miembro}
record: revenue
rank:   4
says:
  en: "{value} is {size} times the middle of the member's {years} years ({compared_with}), which lie close together"
  es: "{value} es {size} veces el centro de los {years} años del miembro ({compared_with}), que están cerca unos de otros"
fix:
  en: Compare it with the member's accounts of that year. If it is right, say why.
  es: Compárelo con las cuentas del miembro de ese año. Si es correcto, diga por qué.
examples:
  - name: far from the median in units of the median deviation, and at least three times it or a third
    given:
      revenue: |
        member_id | year | currency | employees_fte
        F1        | 2018 | USD      | 9
        F1        | 2019 | USD      | 10
        F1        | 2020 | USD      | 10
        F1        | 2021 | USD      | 11
        F1        | 2022 | USD      | 40
        F2        | 2018 | USD      | 5
        F2        | 2019 | USD      | 10
        F2        | 2020 | USD      | 20
        F2        | 2021 | USD      | 40
        F2        | 2022 | USD      | 80
        F3        | 2021 | USD      | 10
        F3        | 2022 | USD      | 80
    expect: |
      member_id | year | column_name   | value | compared_with | size | years
      F1        | 2022 | employees_fte | 40    | 10            | 4    | 5
  - name: value added is compared as a share of revenue
    given:
      revenue: |
        member_id | year | currency | revenue | value_added
        F1        | 2018 | USD      | 100     | 50
        F1        | 2019 | USD      | 100     | 50
        F1        | 2020 | USD      | 100     | 50
        F1        | 2021 | USD      | 200     | 10
        F1        | 2022 | USD      | 200     | 100
    expect: |
      member_id | year | column_name | value | compared_with | size | years
      F1        | 2021 | value_added | 10    | 100           | 0.1  | 5
  - name: small numbers of people, a firm's first years, and people and revenue that differ together are not asked about
    given:
      member: |
        member_id | member_founded_on
        F1        | 1990-01-01
        F2        | 2018-06-01
        F3        | 1990-01-01
      revenue: |
        member_id | year | currency | revenue | employees_fte
        F1        | 2018 | USD      | 1000    | 2
        F1        | 2019 | USD      | 1000    | 2
        F1        | 2020 | USD      | 1000    | 2
        F1        | 2021 | USD      | 1000    | 2
        F1        | 2022 | USD      | 1000    | 8
        F2        | 2018 | USD      | 100     | 20
        F2        | 2019 | USD      | 1000    | 20
        F2        | 2020 | USD      | 1000    | 20
        F2        | 2021 | USD      | 1000    | 20
        F2        | 2022 | USD      | 1000    | 20
        F3        | 2018 | USD      | 1000    | 20
        F3        | 2019 | USD      | 1000    | 20
        F3        | 2020 | USD      | 1000    | 20
        F3        | 2021 | USD      | 1000    | 20
        F3        | 2022 | USD      | 5000    | 90
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2018 | 1
        USD      | 2019 | 1
        USD      | 2020 | 1
        USD      | 2021 | 1
        USD      | 2022 | 1
    expect: |
      member_id | year | column_name | value | compared_with | size | years
*/
with threshold as (
    select
        5 as fewest_years,
        cast(6 as double precision) as deviations,
        cast(3 as double precision) as least_ratio,
        -- Years that are all but equal would make every change an outlier.
        cast(0.1 as double precision) as least_deviation,
        cast(20 as double precision) as fewest_people,
        2 as first_years,
        -- Where people and revenue differ together, by at least this share of each other, the firm has changed.
        cast(0.5 as double precision) as together,
        cast(10 as double precision) as most_together
),
-- Members whose figures lie far enough apart; of all others nothing is asked, and the next steps are spared them.
uneven as (
    select r.member_id
    from revenue as r
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    cross join threshold as t
    group by r.member_id, t.least_ratio, t.fewest_years
    having count(*) >= t.fewest_years and (
        max(case when r.revenue > 0 then r.revenue / coalesce(rate.units_per_usd, 1) end) * 1.001
            >= min(case when r.revenue > 0 then r.revenue / coalesce(rate.units_per_usd, 1) end) * t.least_ratio
        or max(case when r.value_added > 0 and r.revenue > 0 then r.value_added / r.revenue end) * 1.001
            >= min(case when r.value_added > 0 and r.revenue > 0 then r.value_added / r.revenue end) * t.least_ratio
        or max(case when r.employees_fte > 0 then r.employees_fte end) * 1.001
            >= min(case when r.employees_fte > 0 then r.employees_fte end) * t.least_ratio)
),
figure as (
    select
        r.member_id, r.year, 'revenue' as column_name, r.revenue as value,
        case when rate.units_per_usd is null then r.currency else 'USD' end as measured_in,
        coalesce(rate.units_per_usd, 1) as units,
        ln(r.revenue / coalesce(rate.units_per_usd, 1)) as magnitude
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    left join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0
    union all
    -- Beside the revenue of the same year: where the whole row is in another unit, the revenue is asked about.
    select
        r.member_id, r.year, 'value_added' as column_name, r.value_added as value,
        'share' as measured_in, r.revenue as units, ln(r.value_added / r.revenue) as magnitude
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    where r.value_added > 0 and r.revenue > 0
    union all
    select
        r.member_id, r.year, 'employees_fte' as column_name, r.employees_fte as value,
        'people' as measured_in, cast(1 as double precision) as units, ln(r.employees_fte) as magnitude
    from revenue as r
    inner join uneven as u on u.member_id = r.member_id
    where r.employees_fte > 0
),
own as (
    select
        f.member_id, f.column_name, f.measured_in, count(*) as years,
        percentile_cont(0.5) within group (order by f.magnitude) as median
    from figure as f
    cross join threshold as t
    group by f.member_id, f.column_name, f.measured_in, t.fewest_years, t.least_ratio
    having count(*) >= t.fewest_years and max(f.magnitude) - min(f.magnitude) >= ln(t.least_ratio)
),
apart as (
    select
        f.member_id, f.year, f.column_name, f.measured_in, f.value, f.units,
        f.magnitude - o.median as deviation, o.median, o.years
    from figure as f
    inner join own as o
        on o.member_id = f.member_id and o.column_name = f.column_name and o.measured_in = f.measured_in
),
spread as (
    select
        member_id, column_name, measured_in,
        1.4826 * percentile_cont(0.5) within group (order by abs(deviation)) as deviation
    from apart
    group by member_id, column_name, measured_in
)
select
    a.member_id, a.year, a.column_name, a.value,
    exp(a.median) * a.units as compared_with,
    exp(a.deviation) as size,
    a.years
from apart as a
inner join spread as s
    on s.member_id = a.member_id and s.column_name = a.column_name and s.measured_in = a.measured_in
left join apart as beside
    on beside.member_id = a.member_id and beside.year = a.year
        and beside.column_name = case a.column_name when 'revenue' then 'employees_fte' when 'employees_fte' then 'revenue' end
left join member as m on m.member_id = a.member_id
cross join threshold as t
where abs(a.deviation) > t.deviations * greatest(s.deviation, 1.4826 * t.least_deviation)
    and abs(a.deviation) >= ln(t.least_ratio)
    and (a.column_name <> 'employees_fte' or greatest(a.value, exp(a.median)) >= t.fewest_people)
    and (
        m.member_founded_on is null or a.deviation > 0 or a.column_name = 'value_added'
        or a.year > extract(year from m.member_founded_on) + t.first_years)
    and (
        beside.deviation is null or abs(a.deviation) > ln(t.most_together)
        or beside.deviation * sign(a.deviation) < t.together * abs(a.deviation))
