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
        cast(3 as double precision) as most_among_own
),
figure as (
    select
        r.member_id, r.year, r.employees_fte as value, substring(m.sector, 1, 2) as sector, m.country,
        ln(r.revenue / rate.units_per_usd / r.employees_fte) as magnitude
    from revenue as r
    inner join member as m on m.member_id = r.member_id
    inner join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0 and r.employees_fte > 0
),
range_of_sector as (
    select
        f.sector, f.country, percentile_cont(0.5) within group (order by f.magnitude) as median
    from figure as f
    cross join threshold as t
    group by f.sector, f.country, t.fewest_figures
    having count(*) >= t.fewest_figures
),
own as (
    select member_id, percentile_cont(0.5) within group (order by magnitude) as median
    from figure
    group by member_id
),
apart as (
    select f.member_id, f.year, f.magnitude - o.median as among_own, f.value, f.sector, f.country, f.magnitude - s.median as deviation
    from figure as f
    inner join range_of_sector as s
        on coalesce(s.sector, '') = coalesce(f.sector, '') and coalesce(s.country, '') = coalesce(f.country, '')
    inner join own as o on o.member_id = f.member_id
),
spread as (
    select sector, country, 1.4826 * percentile_cont(0.5) within group (order by abs(deviation)) as deviation
    from apart
    group by sector, country
)
select
    a.member_id, a.year, 'employees_fte' as column_name, a.value,
    a.value * exp(a.deviation) as compared_with,
    exp(a.deviation) as size
from apart as a
inner join spread as s
    on coalesce(s.sector, '') = coalesce(a.sector, '') and coalesce(s.country, '') = coalesce(a.country, '')
cross join threshold as t
where abs(a.deviation) > t.deviations * s.deviation and abs(a.deviation) >= ln(t.least_ratio)
    and abs(a.among_own) <= ln(t.most_among_own)
