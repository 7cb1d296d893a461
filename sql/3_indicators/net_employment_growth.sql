/*
title:       {en: Net employment growth (DHS), es: Crecimiento neto del empleo (DHS)}
question:
  en: "By how much does employment in member firms grow, births and closures included?"
  es: "¿Cuánto crece el empleo de las empresas miembro, con nacimientos y cierres?"
family:      competitiveness
dimension:   employment
code:        CMP-07
numerator:
  en: "Change in full-time equivalents of firms that were members and report in both years, of firms founded and of firms closed in the year"
  es: "Variación de los equivalentes a tiempo completo de las empresas que fueron miembros e informan en ambos años, y de las creadas y las cerradas en el año"
denominator:
  en: "Mean of the two years for the same firms"
  es: "Media de los dos años de las mismas empresas"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    employees_fte
sdg:         "8.5"
source:      Davis-Haltiwanger-Schuh 1996
examples:
  - name: a matched member counts its change against the mean of the two years
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | false             | 12            | 8
        cordoba         | F2        | 2023 | true    | true              | false              | false             | 5             |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 4         | 10
  - name: a firm founded in the year starts from zero, a firm that only joined does not count
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | false             | true               | false             | 6             |
        cordoba         | F2        | 2023 | true    | false             | false              | false             | 9             | 8
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 6         | 3
  - name: a member firm that closed in the year ends at zero
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | true              |               | 8
        cordoba         | F2        | 2023 | true    | false             | false              | true              |               | 8
        cordoba         | F3        | 2023 | true    | true              | false              | false             |               | 8
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | -8        | 4
  - name: a firm founded and closed within the year counts only what it reported
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | false             | true               | true              |               |
        cordoba         | F2        | 2023 | true    | false             | true               | true              | 2             |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F2        | 2         | 1
*/
with
-- A birth starts from zero and a closure ends at zero; joining or leaving is neither.
firm as (
    select
        organisation_id,
        year,
        member_id,
        case when is_closed_in_year and was_member_before and employees_fte_before is not null
            then coalesce(employees_fte, 0) else employees_fte end as employees,
        case when is_founded_in_year then coalesce(employees_fte_before, 0)
            when was_member_before then employees_fte_before end as employees_before
    from member_year
    where is_firm
)
select
    organisation_id,
    year,
    member_id,
    employees - employees_before as numerator,
    (employees + employees_before) / 2 as denominator
from firm
where employees is not null
    and employees_before is not null
