/*
title:       {en: Business-social association, es: Asociación entre resultado económico y social}
question:
  en: "Do members with better business results also have better social results?"
  es: "¿Los miembros con mejores resultados económicos tienen también mejores resultados sociales?"
family:      shared_value
dimension:   link
code:        SHV-15
numerator:
  en: "Rank correlation (Spearman) of the change in real revenue and the change in the planned social metric, over the members of the shared-value rate; an association, not an effect"
  es: "Correlación de rangos (Spearman) entre la variación del ingreso real y la de la métrica social planificada, entre los miembros de la tasa de valor compartido; una asociación, no un efecto"
unit:        correlation
scale:       1
better:      higher
pool:        none
protects:    real_revenue
sdg:         "17.17"
source:      Alberti and Belfanti 2020
examples:
  - name: ten members in the same order in both
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F01       | 2023 | true    | true              | 100                 | 101
        cordoba         | F02       | 2023 | true    | true              | 100                 | 102
        cordoba         | F03       | 2023 | true    | true              | 100                 | 103
        cordoba         | F04       | 2023 | true    | true              | 100                 | 104
        cordoba         | F05       | 2023 | true    | true              | 100                 | 105
        cordoba         | F06       | 2023 | true    | true              | 100                 | 106
        cordoba         | F07       | 2023 | true    | true              | 100                 | 107
        cordoba         | F08       | 2023 | true    | true              | 100                 | 108
        cordoba         | F09       | 2023 | true    | true              | 100                 | 109
        cordoba         | F10       | 2023 | true    | true              | 100                 | 110
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F01       | 2023 | higher | 100                 | 101
        cordoba         | F02       | 2023 | higher | 100                 | 102
        cordoba         | F03       | 2023 | higher | 100                 | 103
        cordoba         | F04       | 2023 | higher | 100                 | 104
        cordoba         | F05       | 2023 | higher | 100                 | 105
        cordoba         | F06       | 2023 | higher | 100                 | 106
        cordoba         | F07       | 2023 | higher | 100                 | 107
        cordoba         | F08       | 2023 | higher | 100                 | 108
        cordoba         | F09       | 2023 | higher | 100                 | 109
        cordoba         | F10       | 2023 | higher | 100                 | 110
    expect: |
        organisation_id | year | member_id | value | state
        cordoba         | 2023 | F01       | 1     |
        cordoba         | 2023 | F02       | 1     |
        cordoba         | 2023 | F03       | 1     |
        cordoba         | 2023 | F04       | 1     |
        cordoba         | 2023 | F05       | 1     |
        cordoba         | 2023 | F06       | 1     |
        cordoba         | 2023 | F07       | 1     |
        cordoba         | 2023 | F08       | 1     |
        cordoba         | 2023 | F09       | 1     |
        cordoba         | 2023 | F10       | 1     |
  - name: one result that is the same for all has no order, and nine members are too few
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F01       | 2023 | true    | true              | 100                 | 101
        cordoba         | F02       | 2023 | true    | true              | 100                 | 102
        cordoba         | F03       | 2023 | true    | true              | 100                 | 103
        cordoba         | F04       | 2023 | true    | true              | 100                 | 104
        cordoba         | F05       | 2023 | true    | true              | 100                 | 105
        cordoba         | F06       | 2023 | true    | true              | 100                 | 106
        cordoba         | F07       | 2023 | true    | true              | 100                 | 107
        cordoba         | F08       | 2023 | true    | true              | 100                 | 108
        cordoba         | F09       | 2023 | true    | true              | 100                 | 109
        cordoba         | F10       | 2023 | true    | true              | 100                 | 110
        rosario         | F01       | 2023 | true    | true              | 1                   | 2
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F01       | 2023 | higher | 100                 | 105
        cordoba         | F02       | 2023 | higher | 100                 | 105
        cordoba         | F03       | 2023 | higher | 100                 | 105
        cordoba         | F04       | 2023 | higher | 100                 | 105
        cordoba         | F05       | 2023 | higher | 100                 | 105
        cordoba         | F06       | 2023 | higher | 100                 | 105
        cordoba         | F07       | 2023 | higher | 100                 | 105
        cordoba         | F08       | 2023 | higher | 100                 | 105
        cordoba         | F09       | 2023 | higher | 100                 | 105
        cordoba         | F10       | 2023 | higher | 100                 | 105
        rosario         | F01       | 2023 | higher | 1                   | 2
    expect: |
        organisation_id | year | member_id | value | state
        cordoba         | 2023 | F01       |       |
        cordoba         | 2023 | F02       |       |
        cordoba         | 2023 | F03       |       |
        cordoba         | 2023 | F04       |       |
        cordoba         | 2023 | F05       |       |
        cordoba         | 2023 | F06       |       |
        cordoba         | 2023 | F07       |       |
        cordoba         | 2023 | F08       |       |
        cordoba         | 2023 | F09       |       |
        cordoba         | 2023 | F10       |       |
        rosario         | 2023 | F01       |       | not_estimable
  - name: less is better where the plan says so
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | real_revenue_before | real_revenue
        cordoba         | F01       | 2023 | true    | true              | 100                 | 101
        cordoba         | F02       | 2023 | true    | true              | 100                 | 102
        cordoba         | F03       | 2023 | true    | true              | 100                 | 103
        cordoba         | F04       | 2023 | true    | true              | 100                 | 104
        cordoba         | F05       | 2023 | true    | true              | 100                 | 105
        cordoba         | F06       | 2023 | true    | true              | 100                 | 106
        cordoba         | F07       | 2023 | true    | true              | 100                 | 107
        cordoba         | F08       | 2023 | true    | true              | 100                 | 108
        cordoba         | F09       | 2023 | true    | true              | 100                 | 109
        cordoba         | F10       | 2023 | true    | true              | 100                 | 110
      shared_value_year: |
        organisation_id | member_id | year | better | social_value_before | social_value
        cordoba         | F01       | 2023 | lower  | 100                 | 101
        cordoba         | F02       | 2023 | lower  | 100                 | 102
        cordoba         | F03       | 2023 | lower  | 100                 | 103
        cordoba         | F04       | 2023 | lower  | 100                 | 104
        cordoba         | F05       | 2023 | lower  | 100                 | 105
        cordoba         | F06       | 2023 | lower  | 100                 | 106
        cordoba         | F07       | 2023 | lower  | 100                 | 107
        cordoba         | F08       | 2023 | lower  | 100                 | 108
        cordoba         | F09       | 2023 | lower  | 100                 | 109
        cordoba         | F10       | 2023 | lower  | 100                 | 110
    expect: |
        organisation_id | year | member_id | value | state
        cordoba         | 2023 | F01       | -1    |
        cordoba         | 2023 | F02       | -1    |
        cordoba         | 2023 | F03       | -1    |
        cordoba         | 2023 | F04       | -1    |
        cordoba         | 2023 | F05       | -1    |
        cordoba         | 2023 | F06       | -1    |
        cordoba         | 2023 | F07       | -1    |
        cordoba         | 2023 | F08       | -1    |
        cordoba         | 2023 | F09       | -1    |
        cordoba         | 2023 | F10       | -1    |
*/
with
-- Symmetric (DHS) changes; what is equal to twelve decimals is a tie.
matched_member as (
    select
        member_year.organisation_id,
        member_year.year,
        member_year.member_id,
        member_year.real_revenue,
        cast(2 * (member_year.real_revenue - member_year.real_revenue_before)
            / (member_year.real_revenue + member_year.real_revenue_before) as decimal(20, 12)) as business_change,
        cast(case shared_value_year.better when 'lower' then -2 else 2 end
            * (shared_value_year.social_value - shared_value_year.social_value_before)
            / (shared_value_year.social_value + shared_value_year.social_value_before) as decimal(20, 12))
            as social_change
    from member_year
    inner join shared_value_year
        on shared_value_year.organisation_id = member_year.organisation_id
        and shared_value_year.member_id = member_year.member_id
        and shared_value_year.year = member_year.year
    where member_year.is_firm
        and member_year.was_member_before
        and member_year.real_revenue + member_year.real_revenue_before > 0
        and shared_value_year.social_value + shared_value_year.social_value_before > 0
        and shared_value_year.better in ('higher', 'lower')
),
-- The average rank of ties, counted from the middle so that it is zero on average.
ranked_member as (
    select
        organisation_id,
        year,
        member_id,
        real_revenue,
        rank() over (partition by organisation_id, year order by business_change)
            + (count(member_id) over (partition by organisation_id, year, business_change) - 1) / cast(2 as double precision)
            - (count(member_id) over (partition by organisation_id, year) + 1) / cast(2 as double precision)
            as business_rank,
        rank() over (partition by organisation_id, year order by social_change)
            + (count(member_id) over (partition by organisation_id, year, social_change) - 1) / cast(2 as double precision)
            - (count(member_id) over (partition by organisation_id, year) + 1) / cast(2 as double precision)
            as social_rank
    from matched_member
),
moment as (
    select
        organisation_id,
        year,
        count(member_id) as members,
        sum(business_rank * social_rank) as joint,
        sum(business_rank * business_rank) as business,
        sum(social_rank * social_rank) as social
    from ranked_member
    group by organisation_id, year
)
select
    ranked_member.organisation_id,
    ranked_member.year,
    ranked_member.member_id,
    ranked_member.real_revenue as numerator,
    cast(null as double precision) as denominator,
    case when moment.business > 0 and moment.social > 0
        then moment.joint / (sqrt(moment.business) * sqrt(moment.social)) end as value,
    case when moment.members < 10 then 'not_estimable' end as state
from ranked_member
inner join moment on moment.organisation_id = ranked_member.organisation_id and moment.year = ranked_member.year
