/*
title:       {en: Job destruction rate, es: Tasa de destrucción de empleo}
question:
  en: "How many jobs did shrinking and closed member firms lose, relative to employment?"
  es: "¿Cuántos empleos perdieron las empresas miembro que se reducen y las cerradas, en relación con el empleo?"
family:      competitiveness
dimension:   employment
code:        CMP-09
numerator:
  en: "Full-time equivalents lost by firms that shrank"
  es: "Equivalentes a tiempo completo perdidos por las empresas que se redujeron"
denominator:
  en: "Mean of the two years for firms that were members and report in both years, firms founded and firms closed in the year"
  es: "Media de los dos años de las empresas que fueron miembros e informan en ambos años, de las creadas y de las cerradas en el año"
unit:        percent
scale:       100
better:      lower
pool:        ratio_of_sums
protects:    employees_fte
sdg:         "8.5"
source:      Davis-Haltiwanger-Schuh 1996
examples:
  - name: a firm that shrank loses the difference, one that grew loses nothing but stands in the denominator
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | false             | 12            | 8
        cordoba         | F2        | 2023 | true    | true              | false              | false             | 5             | 7
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 10
        cordoba         | 2023 | F2        | 2         | 6
  - name: a reported zero is a loss of all, a missing figure is no row
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | false             | 0             | 8
        cordoba         | F2        | 2023 | true    | true              | false              | false             |               | 8
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 8         | 4
  - name: a member firm that closed in the year loses all its jobs; one that left or joined loses none
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | true              |               | 8
        cordoba         | F2        | 2023 | true    | false             | false              | true              |               | 8
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 8         | 4
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
    greatest(employees_before - employees, 0) as numerator,
    (employees + employees_before) / 2 as denominator
from firm
where employees is not null
    and employees_before is not null
