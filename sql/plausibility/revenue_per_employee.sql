/*
title:  {en: Revenue per employee, es: Ingresos por empleado}
record: revenue
rank:   5
says:
  en: "{value} employees earn {size} times as much each as the middle of the sector; at the sector's middle there would be {compared_with}"
  es: "{value} empleados ingresan cada uno {size} veces lo del centro del sector; con el centro del sector serían {compared_with}"
fix:
  en: Look at both figures, people and revenue, and at their units. If they are right, say why.
  es: Revise ambas cifras, personas e ingresos, y sus unidades. Si son correctas, diga por qué.
examples:
  - name: far out of the sector's range in units of the median deviation; a sector of few figures has no range
    given:
      member: |
        member_id | sector
        F01       | 6201
        F02       | 6202
        F03       | 10
      revenue: |
        member_id | year | currency | revenue | employees_fte
        F01       | 2001 | USD      | 900     | 9
        F01       | 2002 | USD      | 1000    | 10
        F01       | 2003 | USD      | 1200    | 10
        F01       | 2004 | USD      | 1100    | 10
        F01       | 2005 | USD      | 1000    | 10
        F01       | 2006 | USD      | 1000    | 10
        F01       | 2007 | USD      | 1200    | 10
        F01       | 2008 | USD      | 1100    | 10
        F01       | 2009 | USD      | 1000    | 10
        F01       | 2010 | USD      | 1000    | 10
        F01       | 2011 | USD      | 900     | 9
        F01       | 2012 | USD      | 1000    | 10
        F01       | 2013 | USD      | 1200    | 10
        F01       | 2014 | USD      | 1100    | 10
        F01       | 2015 | USD      | 1000    | 10
        F01       | 2016 | USD      | 1000    | 10
        F01       | 2017 | USD      | 1200    | 10
        F01       | 2018 | USD      | 1100    | 10
        F01       | 2019 | USD      | 1000    | 10
        F02       | 2001 | USD      | 1000    | 1000
        F03       | 2001 | USD      | 1000    | 1000
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2001 | 1
        USD      | 2002 | 1
        USD      | 2003 | 1
        USD      | 2004 | 1
        USD      | 2005 | 1
        USD      | 2006 | 1
        USD      | 2007 | 1
        USD      | 2008 | 1
        USD      | 2009 | 1
        USD      | 2010 | 1
        USD      | 2011 | 1
        USD      | 2012 | 1
        USD      | 2013 | 1
        USD      | 2014 | 1
        USD      | 2015 | 1
        USD      | 2016 | 1
        USD      | 2017 | 1
        USD      | 2018 | 1
        USD      | 2019 | 1
    expect: |
      member_id | year | column_name   | value | compared_with | size
      F02       | 2001 | employees_fte | 1000  | 10            | 0.01
*/
with threshold as (
    select
        20 as fewest_figures,
        cast(5 as double precision) as deviations,
        cast(10 as double precision) as least_ratio,
        -- A year unlike the member's others is asked about by other rules.
        cast(3 as double precision) as most_among_own,
        -- There, or at the sector's middle: of a handful of people anything is plausible.
        cast(10 as double precision) as fewest_people
),
-- Sectors of a country by a number: rows are sorted by it several times.
group_of_member as (
    select
        member_id,
        dense_rank() over (order by coalesce(substring(sector, 1, 2), ''), coalesce(country, '')) as group_number
    from member
),
figure as (
    select
        r.member_id, r.year, r.employees_fte as value, g.group_number,
        ln(r.revenue / rate.units_per_usd / r.employees_fte) as magnitude
    from revenue as r
    inner join group_of_member as g on g.member_id = r.member_id
    inner join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0 and r.employees_fte > 0
),
range_of_group as (
    select f.group_number, percentile_cont(0.5) within group (order by f.magnitude) as median
    from figure as f
    cross join threshold as t
    group by f.group_number, t.fewest_figures
    having count(*) >= t.fewest_figures
),
apart as (
    select f.member_id, f.year, f.value, f.magnitude, f.group_number, f.magnitude - g.median as deviation
    from figure as f
    inner join range_of_group as g on g.group_number = f.group_number
),
spread as (
    select group_number, 1.4826 * percentile_cont(0.5) within group (order by abs(deviation)) as deviation
    from apart
    group by group_number
),
far as (
    select a.member_id, a.year, a.value, a.magnitude, a.deviation
    from apart as a
    inner join spread as s on s.group_number = a.group_number
    cross join threshold as t
    where abs(a.deviation) > t.deviations * s.deviation and abs(a.deviation) >= ln(t.least_ratio)
),
own as (
    select f.member_id, percentile_cont(0.5) within group (order by f.magnitude) as median
    from figure as f
    inner join (select distinct member_id from far) as asked on asked.member_id = f.member_id
    group by f.member_id
)
select
    f.member_id, f.year, 'employees_fte' as column_name, f.value,
    f.value * exp(f.deviation) as compared_with,
    exp(f.deviation) as size
from far as f
inner join own as o on o.member_id = f.member_id
cross join threshold as t
where abs(f.magnitude - o.median) <= ln(t.most_among_own) and greatest(f.value, f.value * exp(f.deviation)) >= t.fewest_people
