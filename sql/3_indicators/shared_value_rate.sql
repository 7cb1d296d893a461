/*
title:       {en: Shared-value rate (business and social result improve together), es: Tasa de valor compartido (mejoran el resultado económico y el social)}
question:
  en: "In how many members do real revenue and the social result they chose beforehand improve together?"
  es: "¿En cuántos miembros mejoran a la vez los ingresos reales y el resultado social que eligieron de antemano?"
family:      shared_value
dimension:   link
code:        SHV-14
numerator:
  en: "Member firms whose real revenue and planned social or environmental metric both improve"
  es: "Empresas miembro cuyos ingresos reales y cuya métrica social o ambiental prevista mejoran a la vez"
denominator:
  en: "Member firms with a plan chosen before the year and both changes known"
  es: "Empresas miembro con un plan elegido antes del año y ambas variaciones conocidas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    real_revenue
counted:     true
sdg:         "17.17"
source:      FSG Measuring Shared Value (link step)
examples:
  - name: both must improve, in the direction of the plan, and no change is no improvement
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | true              | 100                 | 110
        cordoba         | F2        | 2023 | true    | true              | 100                 | 110
        cordoba         | F3        | 2023 | true    | true              | 100                 | 110
        cordoba         | F4        | 2023 | true    | true              | 100                 | 90
        cordoba         | F5        | 2023 | true    | true              | 100                 | 110
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F1        | 2023 | higher | 20                  | 25
        cordoba         | F2        | 2023 | lower  | 20                  | 15
        cordoba         | F3        | 2023 | lower  | 20                  | 25
        cordoba         | F4        | 2023 | higher | 20                  | 25
        cordoba         | F5        | 2023 | higher | 20                  | 20
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 1         | 1
        cordoba         | 2023 | F2        | 1         | 1
        cordoba         | 2023 | F3        | 0         | 1
        cordoba         | 2023 | F4        | 0         | 1
        cordoba         | 2023 | F5        | 0         | 1
  - name: a change from zero to zero is undefined, a change from zero is not
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | true              | 100                 | 110
        cordoba         | F2        | 2023 | true    | true              | 0                   | 0
        cordoba         | F3        | 2023 | true    | true              | 0                   | 10
        cordoba         | F4        | 2023 | true    | true              | 100                 | 110
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F1        | 2023 | lower  | 0                   | 0
        cordoba         | F2        | 2023 | higher | 20                  | 25
        cordoba         | F3        | 2023 | higher | 0                   | 25
        cordoba         | F4        | 2023 | lower  | 3                   | 0
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F3        | 1         | 1
        cordoba         | 2023 | F4        | 1         | 1
  - name: without a plan or with a figure missing a member does not count
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | true              | 100                 | 110
        cordoba         | F2        | 2023 | true    | true              | 100                 | 110
        cordoba         | F3        | 2023 | true    | true              |                     | 110
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F2        | 2023 | higher |                     | 25
        cordoba         | F3        | 2023 | higher | 20                  | 25
    expect: |
        organisation_id | year | member_id | numerator | denominator
  - name: a member that joined in the year is not matched
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F1        | 2023 | true    | false             | 100                 | 110
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F1        | 2023 | higher | 20                  | 25
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
with
-- The sign of a symmetric (DHS) change is that of the difference; it is undefined where both years are zero.
matched_member as (
    select
        member_year.organisation_id,
        member_year.year,
        member_year.member_id,
        member_year.real_revenue - member_year.real_revenue_before as business_change,
        case shared_value_year.better
            when 'higher' then shared_value_year.social_value - shared_value_year.social_value_before
            when 'lower' then shared_value_year.social_value_before - shared_value_year.social_value
        end as social_change
    from member_year
    inner join shared_value_year
        on shared_value_year.organisation_id = member_year.organisation_id
        and shared_value_year.member_id = member_year.member_id
        and shared_value_year.year = member_year.year
    where member_year.is_firm
        and member_year.was_member_before
        and member_year.real_revenue + member_year.real_revenue_before > 0
        and shared_value_year.social_value + shared_value_year.social_value_before > 0
)
select
    organisation_id,
    year,
    member_id,
    case when business_change > 0 and social_change > 0 then cast(1 as double precision) else 0 end as numerator,
    cast(1 as double precision) as denominator
from matched_member
where social_change is not null
