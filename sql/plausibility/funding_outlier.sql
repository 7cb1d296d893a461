/*
title:  {en: Unlike the organisation's other money, es: Distinto del resto del dinero de la organización}
record: funding
rank:   1
says:
  en: "{value} is {size} times the middle of the {records} amounts of this source ({compared_with})"
  es: "{value} es {size} veces el centro de los {records} importes de esta fuente ({compared_with})"
fix:
  en: Look at the amount, its unit and its currency. If it is right, say why.
  es: Revise el importe, su unidad y su moneda. Si es correcto, diga por qué.
examples:
  - name: far from the other amounts of the same source of the same organisation
    given:
      funding: |
        funding_id | organisation_id | received_on | source   | amount  | currency
        A1         | cordoba         | 2020-01-01  | services | 1000    | USD
        A2         | cordoba         | 2020-02-01  | services | 1100    | USD
        A3         | cordoba         | 2020-03-01  | services | 900     | USD
        A4         | cordoba         | 2020-04-01  | services | 1000    | USD
        A5         | cordoba         | 2020-05-01  | services | 1500    | USD
        A6         | cordoba         | 2020-06-01  | services | 700     | USD
        A7         | cordoba         | 2020-07-01  | services | 1000    | USD
        A8         | cordoba         | 2020-08-01  | services | 1200000 | USD
        A9         | rosario         | 2020-08-01  | services | 1200000 | USD
      conversion_rate: |
        currency | year | units_per_usd
        USD      | 2020 | 1
    expect: |
      funding_id | column_name | value   | compared_with | size | records
      A8         | amount      | 1200000 | 1000          | 1200 | 8
*/
with threshold as (
    select
        8 as fewest_figures,
        cast(6 as double precision) as deviations,
        cast(50 as double precision) as least_ratio
),
figure as (
    select
        f.funding_id, f.organisation_id, f.source, f.amount as value,
        case when rate.units_per_usd is null then f.currency else 'USD' end as measured_in,
        coalesce(rate.units_per_usd, 1) as units,
        ln(f.amount / coalesce(rate.units_per_usd, 1)) as magnitude
    from funding as f
    left join conversion_rate as rate
        on rate.currency = f.currency and rate.year = extract(year from f.received_on)
    where f.amount > 0
),
own as (
    select
        f.organisation_id, f.source, f.measured_in, count(*) as records,
        percentile_cont(0.5) within group (order by f.magnitude) as median
    from figure as f
    cross join threshold as t
    group by f.organisation_id, f.source, f.measured_in, t.fewest_figures
    having count(*) >= t.fewest_figures
),
apart as (
    select
        f.funding_id, f.organisation_id, f.source, f.measured_in, f.value, f.units,
        o.records, o.median, f.magnitude - o.median as deviation
    from figure as f
    inner join own as o
        on o.organisation_id = f.organisation_id and o.source = f.source and o.measured_in = f.measured_in
),
spread as (
    select
        organisation_id, source, measured_in,
        1.4826 * percentile_cont(0.5) within group (order by abs(deviation)) as deviation
    from apart
    group by organisation_id, source, measured_in
)
select
    a.funding_id, 'amount' as column_name, a.value,
    exp(a.median) * a.units as compared_with,
    exp(a.deviation) as size,
    a.records
from apart as a
inner join spread as s
    on s.organisation_id = a.organisation_id and s.source = a.source and s.measured_in = a.measured_in
cross join threshold as t
where abs(a.deviation) > t.deviations * s.deviation and abs(a.deviation) >= ln(t.least_ratio)
