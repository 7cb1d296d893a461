/*
title:       {en: Three-year survival of member firms, es: Supervivencia a tres años de las empresas miembro}
question:
  en: "How likely is a member firm to be alive three years after it joined?"
  es: "¿Qué probabilidad tiene una empresa miembro de seguir activa tres años después de incorporarse?"
family:      competitiveness
dimension:   dynamics
code:        CMP-16
numerator:
  en: "Kaplan-Meier estimate of survival to 1,096 days after first joining, over all firms that ever joined"
  es: "Estimación de Kaplan-Meier de la supervivencia a 1.096 días de la primera incorporación, entre todas las empresas que alguna vez se incorporaron"
unit:        probability
scale:       1
better:      higher
pool:        none
asks:        firms
protects:    closures
dominance:   false
sdg:         "8.3"
source:      Survival analysis; IDB 2022 resilience study
examples:
  - name: one of eleven firms closes within three years, ten are followed that long
    given:
      year: |
        year
        2023
      member_course: |
        organisation_id | member_id | owner_id | is_firm | joined_on  | left_on | closed_on  | is_closure
        cordoba         | F01       | F01      | true    | 2020-01-01 |         |            | false
        cordoba         | F02       | F02      | true    | 2020-01-01 |         |            | false
        cordoba         | F03       | F03      | true    | 2020-01-01 |         |            | false
        cordoba         | F04       | F04      | true    | 2020-01-01 |         |            | false
        cordoba         | F05       | F05      | true    | 2020-01-01 |         |            | false
        cordoba         | F06       | F06      | true    | 2020-01-01 |         |            | false
        cordoba         | F07       | F07      | true    | 2020-01-01 |         |            | false
        cordoba         | F08       | F08      | true    | 2020-01-01 |         |            | false
        cordoba         | F09       | F09      | true    | 2020-01-01 |         |            | false
        cordoba         | F10       | F10      | true    | 2020-01-01 |         |            | false
        cordoba         | F11       | F11      | true    | 2020-01-01 |         | 2021-01-01 | true
    expect: |
        organisation_id | year | member_id | value             | eligible | state
        cordoba         | 2023 | F01       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F02       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F03       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F04       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F05       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F06       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F07       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F08       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F09       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F10       | 0.909090909090909 | 11       |
        cordoba         | 2023 | F11       | 0.909090909090909 | 11       |
  - name: nobody closing is a true one; with nine followed it is not estimable, and before anybody joined there is no row
    given:
      year: |
        year
        2018
        2022
        2023
      member_course: |
        organisation_id | member_id | owner_id | is_firm | joined_on  | left_on | closed_on | is_closure
        cordoba         | F01       | F01      | true    | 2020-01-01 |         |           | false
        cordoba         | F02       | F02      | true    | 2020-01-01 |         |           | false
        cordoba         | F03       | F03      | true    | 2020-01-01 |         |           | false
        cordoba         | F04       | F04      | true    | 2020-01-01 |         |           | false
        cordoba         | F05       | F05      | true    | 2020-01-01 |         |           | false
        cordoba         | F06       | F06      | true    | 2020-01-01 |         |           | false
        cordoba         | F07       | F07      | true    | 2020-01-01 |         |           | false
        cordoba         | F08       | F08      | true    | 2020-01-01 |         |           | false
        cordoba         | F09       | F09      | true    | 2020-01-01 |         |           | false
        cordoba         | F10       | F10      | true    | 2020-01-01 |         |           | false
    expect: |
        organisation_id | year | member_id | value | eligible | state
        cordoba         | 2022 | F01       | 1     | 10       | not_estimable
        cordoba         | 2022 | F02       | 1     | 10       | not_estimable
        cordoba         | 2022 | F03       | 1     | 10       | not_estimable
        cordoba         | 2022 | F04       | 1     | 10       | not_estimable
        cordoba         | 2022 | F05       | 1     | 10       | not_estimable
        cordoba         | 2022 | F06       | 1     | 10       | not_estimable
        cordoba         | 2022 | F07       | 1     | 10       | not_estimable
        cordoba         | 2022 | F08       | 1     | 10       | not_estimable
        cordoba         | 2022 | F09       | 1     | 10       | not_estimable
        cordoba         | 2022 | F10       | 1     | 10       | not_estimable
        cordoba         | 2023 | F01       | 1     | 10       |
        cordoba         | 2023 | F02       | 1     | 10       |
        cordoba         | 2023 | F03       | 1     | 10       |
        cordoba         | 2023 | F04       | 1     | 10       |
        cordoba         | 2023 | F05       | 1     | 10       |
        cordoba         | 2023 | F06       | 1     | 10       |
        cordoba         | 2023 | F07       | 1     | 10       |
        cordoba         | 2023 | F08       | 1     | 10       |
        cordoba         | 2023 | F09       | 1     | 10       |
        cordoba         | 2023 | F10       | 1     | 10       |
  - name: leaving, merging and closing after leaving are no deaths; closing on the day of leaving is one
    given:
      year: |
        year
        2023
      member_course: |
        organisation_id | member_id | owner_id | is_firm | joined_on  | left_on    | closed_on  | is_closure
        cordoba         | F01       | F01      | true    | 2020-01-01 |            |            | false
        cordoba         | F02       | F02      | true    | 2020-01-01 |            |            | false
        cordoba         | F03       | F03      | true    | 2020-01-01 |            |            | false
        cordoba         | F04       | F04      | true    | 2020-01-01 |            |            | false
        cordoba         | F05       | F05      | true    | 2020-01-01 |            |            | false
        cordoba         | F06       | F06      | true    | 2020-01-01 |            |            | false
        cordoba         | F07       | F07      | true    | 2020-01-01 |            |            | false
        cordoba         | F08       | F08      | true    | 2020-01-01 |            |            | false
        cordoba         | F09       | F09      | true    | 2020-01-01 |            |            | false
        cordoba         | F10       | F10      | true    | 2020-01-01 |            |            | false
        cordoba         | L1        | L1       | true    | 2020-01-01 | 2020-06-01 |            | false
        cordoba         | L2        | L2       | true    | 2020-01-01 | 2020-06-01 | 2020-06-02 | true
        cordoba         | L3        | L3       | true    | 2020-01-01 |            | 2020-06-01 | false
        cordoba         | L4        | L4       | true    | 2020-01-01 | 2020-06-01 | 2020-06-01 | true
    expect: |
        organisation_id | year | member_id | value             | eligible | state
        cordoba         | 2023 | F01       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F02       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F03       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F04       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F05       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F06       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F07       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F08       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F09       | 0.928571428571429 | 14       |
        cordoba         | 2023 | F10       | 0.928571428571429 | 14       |
        cordoba         | 2023 | L1        | 0.928571428571429 | 14       |
        cordoba         | 2023 | L2        | 0.928571428571429 | 14       |
        cordoba         | 2023 | L3        | 0.928571428571429 | 14       |
        cordoba         | 2023 | L4        | 0.928571428571429 | 14       |
  - name: a firm closed before it joined is left out of the estimate, not of the firms that joined; a university is no firm
    given:
      year: |
        year
        2023
      member_course: |
        organisation_id | member_id | owner_id | is_firm | joined_on  | left_on | closed_on  | is_closure
        cordoba         | F1        | F1       | true    | 2020-01-01 |         | 2019-01-01 | true
        cordoba         | U1        | U1       | false   | 2020-01-01 |         |            | false
    expect: |
        organisation_id | year | member_id | value | eligible | state
        cordoba         | 2023 |           |       | 1        | not_estimable
*/
with
cut as (
    select year.year, least(make_date(year.year, 12, 31), run.business_date) as cut_on
    from year
    cross join run
),
-- What ends first: the firm, its membership, or what is known. On the same day it is the firm.
firm as (
    select
        member_course.organisation_id,
        cut.year,
        member_course.owner_id,
        case when member_course.closed_on is null or member_course.closed_on >= member_course.joined_on
            then member_course.member_id end as member_id,
        days_between(member_course.joined_on, least(
            coalesce(member_course.closed_on, cut.cut_on),
            coalesce(member_course.left_on, cut.cut_on),
            cut.cut_on)) as days,
        coalesce(member_course.is_closure
            and member_course.closed_on <= cut.cut_on
            and member_course.closed_on <= coalesce(member_course.left_on, cut.cut_on), false) as is_event
    from member_course
    inner join cut on member_course.joined_on <= cut.cut_on
    where member_course.is_firm
),
day_count as (
    select
        organisation_id,
        year,
        days,
        count(member_id) filter (where is_event) as events,
        count(member_id) as firms
    from firm
    where member_id is not null
    group by organisation_id, year, days
),
risk_set as (
    select
        organisation_id,
        year,
        days,
        events,
        sum(firms) over (
            partition by organisation_id, year
            order by days desc
            rows between unbounded preceding and current row
        ) as at_risk
    from day_count
),
survival as (
    select
        organisation_id,
        year,
        coalesce(max(at_risk) filter (where days >= 1096), 0) as at_risk,
        max(case when days <= 1096 and events = at_risk then 1 else 0 end) as is_extinct,
        coalesce(sum(ln(1 - cast(events as double precision) / at_risk))
            filter (where days <= 1096 and events > 0 and events < at_risk), 0) as log_survival
    from risk_set
    group by organisation_id, year
)
select
    firm.organisation_id,
    firm.year,
    firm.member_id,
    firm.owner_id,
    cast(null as double precision) as numerator,
    cast(null as double precision) as denominator,
    case when survival.is_extinct = 1 then 0 else exp(survival.log_survival) end as value,
    count(firm.year) over (partition by firm.organisation_id, firm.year) as eligible,
    case when coalesce(survival.at_risk, 0) < 10 then 'not_estimable' end as state
from firm
left join survival on survival.organisation_id = firm.organisation_id and survival.year = firm.year
