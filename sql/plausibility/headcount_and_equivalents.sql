/*
title:  {en: Headcount beside full-time equivalents, es: Personas y equivalentes a tiempo completo}
record: sustainability
rank:   1
says:
  en: "{value} people beside {compared_with} full-time equivalents of the same year"
  es: "{value} personas frente a {compared_with} equivalentes a tiempo completo del mismo año"
fix:
  en: Look at both figures. If they are right, say why.
  es: Revise ambas cifras. Si son correctas, diga por qué.
examples:
  - name: more than five times as many, or less than half as many, of firms that are not small
    given:
      sustainability: |
        member_id | year | headcount
        F1        | 2020 | 600
        F2        | 2020 | 110
        F3        | 2020 | 4
        F4        | 2020 | 40
      revenue: |
        member_id | year | currency | employees_fte
        F1        | 2020 | USD      | 100
        F2        | 2020 | USD      | 100
        F3        | 2020 | USD      | 0.5
        F4        | 2020 | USD      | 100
    expect: |
      member_id | year | column_name | value | compared_with | size
      F1        | 2020 | headcount   | 600   | 100           | 6
      F4        | 2020 | headcount   | 40    | 100           | 0.4
*/
with threshold as (
    select
        cast(5 as double precision) as most_people,
        cast(0.5 as double precision) as fewest_people,
        cast(10 as double precision) as smallest
)
select
    s.member_id, s.year, 'headcount' as column_name, cast(s.headcount as double precision) as value,
    r.employees_fte as compared_with,
    s.headcount / r.employees_fte as size
from sustainability as s
inner join revenue as r on r.member_id = s.member_id and r.year = s.year
cross join threshold as t
where s.headcount > 0
    and r.employees_fte > 0
    and greatest(s.headcount, r.employees_fte) >= t.smallest
    and (s.headcount > t.most_people * r.employees_fte or s.headcount < t.fewest_people * r.employees_fte)
