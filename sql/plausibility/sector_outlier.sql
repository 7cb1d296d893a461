/*
title:  {en: Unlike its sector and size, es: Distinto de su sector y tamaño}
record: revenue
rank:   6
says:
  en: "{value} is {size} times the middle of the {firms} figures of its sector, country and size class ({compared_with})"
  es: "{value} es {size} veces el centro de las {firms} cifras de su sector, país y tamaño ({compared_with})"
fix:
  en: Look at the amount, its unit and currency, and at the size class of the member. If they are right, say why.
  es: Revise el importe, su unidad y moneda, y el tamaño del miembro. Si son correctos, diga por qué.
examples:
  - name: far out of the range of its sector, country and size class
    given:
      member: |
        member_id | sector | country | size_class
        F1        | 6201   | AR      | micro
        F2        | 6202   | AR      | micro
        F3        | 6202   | AR      | large
      revenue: |
        member_id | year | currency | revenue
        F1        | 2001 | USD      | 900
        F1        | 2002 | USD      | 1000
        F1        | 2003 | USD      | 1200
        F1        | 2004 | USD      | 800
        F1        | 2005 | USD      | 1000
        F1        | 2006 | USD      | 900
        F1        | 2007 | USD      | 1200
        F1        | 2008 | USD      | 1100
        F1        | 2009 | USD      | 1000
        F1        | 2010 | USD      | 900
        F1        | 2011 | USD      | 900
        F1        | 2012 | USD      | 1000
        F1        | 2013 | USD      | 1200
        F1        | 2014 | USD      | 1100
        F1        | 2015 | USD      | 1000
        F1        | 2016 | USD      | 800
        F1        | 2017 | USD      | 1200
        F1        | 2018 | USD      | 1100
        F1        | 2019 | USD      | 1000
        F2        | 2019 | USD      | 500000
        F3        | 2019 | USD      | 500000
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
      member_id | year | column_name | value  | compared_with | size | firms
      F2        | 2019 | revenue     | 500000 | 1000          | 500  | 20
*/
with threshold as (
    select
        20 as fewest_figures,
        cast(6 as double precision) as deviations,
        cast(20 as double precision) as least_ratio
),
-- Groups by a number: rows are sorted by it several times.
group_of_member as (
    select
        member_id,
        dense_rank() over (order by coalesce(substring(sector, 1, 2), ''), coalesce(country, ''), size_class) as group_number
    from member
    where size_class is not null
),
figure as (
    select
        r.member_id, r.year, r.revenue as value, rate.units_per_usd as units, g.group_number,
        ln(r.revenue / rate.units_per_usd) as magnitude
    from revenue as r
    inner join group_of_member as g on g.member_id = r.member_id
    inner join conversion_rate as rate on rate.currency = r.currency and rate.year = r.year
    where r.revenue > 0
),
range_of_group as (
    select
        f.group_number, count(*) as firms,
        percentile_cont(0.5) within group (order by f.magnitude) as median
    from figure as f
    cross join threshold as t
    group by f.group_number, t.fewest_figures
    having count(*) >= t.fewest_figures
),
apart as (
    select f.member_id, f.year, f.value, f.units, f.group_number, g.median, g.firms, f.magnitude - g.median as deviation
    from figure as f
    inner join range_of_group as g on g.group_number = f.group_number
),
spread as (
    select group_number, 1.4826 * percentile_cont(0.5) within group (order by abs(deviation)) as deviation
    from apart
    group by group_number
)
select
    a.member_id, a.year, 'revenue' as column_name, a.value,
    exp(a.median) * a.units as compared_with,
    exp(a.deviation) as size,
    a.firms
from apart as a
inner join spread as s on s.group_number = a.group_number
cross join threshold as t
where abs(a.deviation) > t.deviations * s.deviation and abs(a.deviation) >= ln(t.least_ratio)
