/*
title:       {en: Members publishing sustainability information, es: Miembros que publican información de sostenibilidad}
question:
  en: "How many of the members publish sustainability information?"
  es: "¿Cuántos de los miembros publican información de sostenibilidad?"
family:      shared_value
dimension:   transparency
code:        SHV-23
numerator:
  en: "Member firms that publish a sustainability report"
  es: "Empresas miembro que publican un informe de sostenibilidad"
denominator:
  en: "Member firms that say whether they do"
  es: "Empresas miembro que dicen si lo hacen"
unit:        percent
scale:       100
better:      higher
pool:        ratio_of_sums
sdg:         "12.6"
source:      SDG 12.6.1; UNCTAD; VSME
examples:
  - name: one of two publishes
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | has_sustainability_report
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | false
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 1         | 1
        cordoba         | 2023 | F2        | 0         | 1
  - name: none is a true zero, no answer is no row
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | has_sustainability_report
        cordoba         | F1        | 2023 | false
        cordoba         | F2        | 2023 |
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 1
  - name: a university is no firm
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | false
      sustainability_year: |
        organisation_id | member_id | year | has_sustainability_report
        cordoba         | F1        | 2023 | true
    expect: |
        organisation_id | year | member_id | numerator | denominator
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    case when sustainability_year.has_sustainability_report then cast(1 as double precision) else 0 end as numerator,
    cast(1 as double precision) as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.has_sustainability_report is not null
