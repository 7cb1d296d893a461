/*
title:       {en: Concentration of member revenue (HHI), es: Concentración de ingresos de los miembros (HHI)}
question:
  en: "How much of the members' revenue is in the hands of few owners?"
  es: "¿En qué medida los ingresos de los miembros están en manos de pocos propietarios?"
family:      competitiveness
dimension:   structure
code:        CMP-15
numerator:
  en: "Sum over owners of the squared share in the revenue of member firms with revenue above zero"
  es: "Suma, entre propietarios, del cuadrado de su parte en los ingresos de las empresas miembro con ingresos mayores que cero"
unit:        ratio
scale:       1
better:      neutral
pool:        none
protects:    revenue_usd
sdg:         "8.2"
source:      Competition-policy practice
examples:
  - name: two equal owners make one half
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | owner_id | revenue_usd
        cordoba         | F1        | 2023 | true    | F1       | 50
        cordoba         | F2        | 2023 | true    | F2       | 50
    expect: |
        organisation_id | year | member_id | numerator | value
        cordoba         | 2023 | F1        | 50        | 0.5
        cordoba         | 2023 | F2        | 50        | 0.5
  - name: a zero and a missing figure are no part of it
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | owner_id | revenue_usd
        cordoba         | F1        | 2023 | true    | F1       | 50
        cordoba         | F2        | 2023 | true    | F2       | 0
        cordoba         | F3        | 2023 | true    | F3       |
    expect: |
        organisation_id | year | member_id | numerator | value
        cordoba         | 2023 | F1        | 50        | 1
  - name: members of one holding are added up before the share is squared
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | owner_id | revenue_usd
        cordoba         | F1        | 2023 | true    | H        | 25
        cordoba         | F2        | 2023 | true    | H        | 25
        cordoba         | F3        | 2023 | true    | F3       | 50
    expect: |
        organisation_id | year | member_id | numerator | value
        cordoba         | 2023 | F1        | 25        | 0.5
        cordoba         | 2023 | F2        | 25        | 0.5
        cordoba         | 2023 | F3        | 50        | 0.5
*/
with
earner as (
    select
        organisation_id,
        year,
        member_id,
        revenue_usd,
        sum(revenue_usd) over (partition by organisation_id, year, owner_id) as owner_revenue,
        sum(revenue_usd) over (partition by organisation_id, year) as all_revenue
    from member_year
    where is_firm and revenue_usd > 0
)
-- The square of an owner's share, spread over its members by their revenue.
select
    organisation_id,
    year,
    member_id,
    revenue_usd as numerator,
    cast(null as double precision) as denominator,
    sum(revenue_usd / all_revenue * (owner_revenue / all_revenue)) over (partition by organisation_id, year) as value
from earner
