/*
title:       {en: Achievement of planned results, es: Logro de resultados previstos}
question:
  en: "How far were the results that were due in the year achieved, on average?"
  es: "¿En qué medida, en promedio, se lograron los resultados previstos para el año?"
family:      project
dimension:   results
code:        PRJ-05
numerator:
  en: "Sum over results of the part of the way from baseline to target that was reached, from 0 to 1"
  es: "Suma, sobre los resultados, de la parte alcanzada del camino entre la línea de base y la meta, de 0 a 1"
denominator:
  en: "Results due in the year, 90 days past due, with a target other than the baseline"
  es: "Resultados que vencían en el año, 90 días después del vencimiento, con una meta distinta de la línea de base"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "17.18"
source:      UNIDO causal chain; DCED practice
examples:
  - name: the mean over results
    given:
      year: |
        year
        2023
      project_result: |
        project_id | organisation_id | result_name
        P1         | cordoba         | jobs
        P2         | rosario         | patents
      project_result_year: |
        organisation_id | project_id | result_name | year | is_counted | achievement
        cordoba         | P1         | jobs        | 2023 | true       | 1
        cordoba         | P1         | firms       | 2023 | true       | 0.5
        cordoba         | P1         | patents     | 2023 | true       | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1.5       | 3           | 3            | 3
        rosario         | 2023 | 0         | 0           | 0            | 0
  - name: a result that is not yet counted is in neither part
    given:
      year: |
        year
        2023
      project_result: |
        project_id | organisation_id | result_name
        P1         | cordoba         | jobs
        P2         | rosario         | patents
      project_result_year: |
        organisation_id | project_id | result_name | year | is_counted | achievement
        cordoba         | P1         | jobs        | 2023 | true       | 1
        cordoba         | P1         | firms       | 2023 | false      | 1
        rosario         | P2         | patents     | 2023 | false      |
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2023 | 1         | 1           | 1            | 2
        rosario         | 2023 | 0         | 0           | 0            | 1
  - name: nothing due in the year is a denominator of zero, no results recorded at all is no row
    given:
      year: |
        year
        2022
        2023
      project_result: |
        project_id | organisation_id | result_name
        P1         | cordoba         | jobs
      project_result_year: |
        organisation_id | project_id | result_name | year | is_counted | achievement
        cordoba         | P1         | jobs        | 2023 | true       | 0
    expect: |
        organisation_id | year | numerator | denominator | contributors | eligible
        cordoba         | 2022 | 0         | 0           | 0            | 0
        cordoba         | 2023 | 0         | 1           | 1            | 1
*/
with
organisation_in_year as (
    select distinct project_result.organisation_id, year.year
    from project_result
    cross join year
),
due_result as (
    select
        organisation_id,
        year,
        sum(achievement) filter (where is_counted) as achievement,
        count(result_name) filter (where is_counted) as counted,
        count(result_name) as due
    from project_result_year
    group by organisation_id, year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    coalesce(due_result.achievement, 0) as numerator,
    cast(coalesce(due_result.counted, 0) as double precision) as denominator,
    coalesce(due_result.counted, 0) as contributors,
    coalesce(due_result.due, 0) as eligible
from organisation_in_year
left join due_result
    on due_result.organisation_id = organisation_in_year.organisation_id
    and due_result.year = organisation_in_year.year
