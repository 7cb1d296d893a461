/*
title:       {en: Job creation rate, es: Tasa de creación de empleo}
question:
  en: "How many jobs did growing and new member firms create, relative to employment?"
  es: "¿Cuántos empleos crearon las empresas miembro que crecen y las nuevas, en relación con el empleo?"
family:      competitiveness
dimension:   employment
code:        CMP-08
numerator:
  en: "Full-time equivalents added by firms that grew"
  es: "Equivalentes a tiempo completo añadidos por las empresas que crecieron"
denominator:
  en: "Mean of the two years for firms that were members and report in both years, firms founded and firms closed in the year"
  es: "Media de los dos años de las empresas que fueron miembros e informan en ambos años, de las creadas y de las cerradas en el año"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
protects:    employees_fte
sdg:         "8.5"
source:      Davis-Haltiwanger-Schuh 1996
examples:
  - name: a firm that grew adds its growth, one that shrank adds nothing but stands in the denominator
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | false             | 12            | 8
        cordoba         | F2        | 2023 | true    | true              | false              | false             | 5             | 7
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 4         | 10
        cordoba         | 2023 | F2        | 0         | 6
  - name: nobody employed in both years is zero of zero, a missing year is no row
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | true              | false              | false             | 0             | 0
        cordoba         | F2        | 2023 | true    | true              | false              | false             | 5             |
        cordoba         | F3        | 2023 | true    | true              | false              | false             |               | 5
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 0
  - name: a firm founded in the year creates all its jobs, a firm that only joined creates none
    given:
      member_year: |
        organisation_id | member_id | year | is_firm | was_member_before | is_founded_in_year | is_closed_in_year | employees_fte | employees_fte_before
        cordoba         | F1        | 2023 | true    | false             | true               | false             | 6             |
        cordoba         | F2        | 2023 | true    | false             | false              | false             | 9             | 8
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 6         | 3
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
    greatest(employees - employees_before, 0) as numerator,
    (employees + employees_before) / 2 as denominator
from firm
where employees is not null
    and employees_before is not null
