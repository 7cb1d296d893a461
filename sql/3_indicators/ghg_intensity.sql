/*
title:       {en: Greenhouse gas intensity (scope 1 and 2), es: Intensidad de gases de efecto invernadero (alcance 1 y 2)}
question:
  en: "How much greenhouse gas do members emit per million of real revenue?"
  es: "¿Cuántos gases de efecto invernadero emiten los miembros por millón de ingreso real?"
family:      shared_value
dimension:   environment
code:        SHV-11
numerator:
  en: "Emissions of scope 1 and 2, in tonnes, of member firms that report both, revenue, and scope 2 by the method that most of them use"
  es: "Emisiones de alcance 1 y 2, en toneladas, de las empresas miembro que informan ambas, los ingresos y el alcance 2 con el método que usa la mayoría"
denominator:
  en: "Real revenue of the same firms"
  es: "Ingresos reales de las mismas empresas"
unit:        tonnes_per_million
scale:       1000000
better:      lower
pool:        ratio_of_sums
protects:    real_revenue
sdg:         "9.4"
source:      UNCTAD GCI B.3.1-2; IRIS OI1479; VSME B3
examples:
  - name: both scopes are added up
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 300
      sustainability_year: |
        organisation_id | member_id | year | ghg_scope1_t | ghg_scope2_t | scope2_method
        cordoba         | F1        | 2023 | 1            | 2            | market
        cordoba         | F2        | 2023 | 3            | 0            | market
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 3         | 100
        cordoba         | 2023 | F2        | 3         | 300
  - name: no emissions are a true zero; without a scope, a method or a revenue the firm is missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 100
        cordoba         | F3        | 2023 | true    | 100
        cordoba         | F4        | 2023 | true    | 100
        cordoba         | F5        | 2023 | true    |
      sustainability_year: |
        organisation_id | member_id | year | ghg_scope1_t | ghg_scope2_t | scope2_method
        cordoba         | F1        | 2023 | 0            | 0            | location
        cordoba         | F2        | 2023 |              | 2            | location
        cordoba         | F3        | 2023 | 1            |              | location
        cordoba         | F4        | 2023 | 1            | 2            |
        cordoba         | F5        | 2023 | 1            | 2            | location
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: the method of most firms counts, however much the others emit
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 300
        cordoba         | F3        | 2023 | true    | 500
      sustainability_year: |
        organisation_id | member_id | year | ghg_scope1_t | ghg_scope2_t | scope2_method
        cordoba         | F1        | 2023 | 1            | 2            | market
        cordoba         | F2        | 2023 | 1            | 3            | market
        cordoba         | F3        | 2023 | 900          | 900          | location
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 3         | 100
        cordoba         | 2023 | F2        | 4         | 300
  - name: as many of each make it location
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | real_revenue
        cordoba         | F1        | 2023 | true    | 100
        cordoba         | F2        | 2023 | true    | 300
      sustainability_year: |
        organisation_id | member_id | year | ghg_scope1_t | ghg_scope2_t | scope2_method
        cordoba         | F1        | 2023 | 1            | 2            | market
        cordoba         | F2        | 2023 | 1            | 3            | location
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F2        | 4         | 300
*/
with
emitter as (
    select
        member_year.organisation_id,
        member_year.year,
        member_year.member_id,
        sustainability_year.ghg_scope1_t + sustainability_year.ghg_scope2_t as emitted,
        member_year.real_revenue,
        sustainability_year.scope2_method,
        sum(case sustainability_year.scope2_method when 'location' then 1 else -1 end) over (
            partition by member_year.organisation_id, member_year.year
        ) as location_lead
    from member_year
    inner join sustainability_year
        on sustainability_year.organisation_id = member_year.organisation_id
        and sustainability_year.member_id = member_year.member_id
        and sustainability_year.year = member_year.year
    where member_year.is_firm
        and member_year.real_revenue is not null
        and sustainability_year.ghg_scope1_t is not null
        and sustainability_year.ghg_scope2_t is not null
        and sustainability_year.scope2_method is not null
)
-- The two methods of scope 2 do not add up: that of most firms counts, location where there are as many of each.
select
    organisation_id,
    year,
    member_id,
    cast(emitted as double precision) as numerator,
    real_revenue as denominator
from emitter
where scope2_method = case when location_lead >= 0 then 'location' else 'market' end
