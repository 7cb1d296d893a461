/*
title:       {en: Unadjusted gender pay gap, es: Brecha salarial de género no ajustada}
question:
  en: "How much less than men are women paid per hour?"
  es: "¿Cuánto menos que los hombres ganan las mujeres por hora?"
family:      shared_value
dimension:   people
code:        SHV-03
numerator:
  en: "Pay gap of each member firm with at least five women and five men, times its headcount"
  es: "Brecha salarial de cada empresa miembro con al menos cinco mujeres y cinco hombres, por su plantilla"
denominator:
  en: "Headcount of the same firms"
  es: "Plantilla de las mismas empresas"
unit:        percent
scale:       100
better:      lower
pool:        ratio_of_sums
protects:    headcount
sdg:         "8.5"
source:      EFRAG VSME B10
examples:
  - name: a gap of a tenth among 100 people and of minus a tenth among 20
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | headcount | women_headcount | hourly_pay_men | hourly_pay_women
        cordoba         | F1        | 2023 | 100       | 50              | 10             | 9
        cordoba         | F2        | 2023 | 20        | 10              | 10             | 11
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 10        | 100
        cordoba         | 2023 | F2        | -2        | 20
  - name: equal pay is a true zero, an unknown pay and no pay of men are missing
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | headcount | women_headcount | hourly_pay_men | hourly_pay_women
        cordoba         | F1        | 2023 | 100       | 50              | 10             | 10
        cordoba         | F2        | 2023 | 20        | 10              | 10             |
        cordoba         | F3        | 2023 | 20        | 10              | 0              | 5
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F1        | 0         | 100
  - name: four women or four men are too few, whatever the others are
    given:
      member_year: |
        organisation_id | member_id | year | is_firm
        cordoba         | F1        | 2023 | true
        cordoba         | F2        | 2023 | true
        cordoba         | F3        | 2023 | true
      sustainability_year: |
        organisation_id | member_id | year | headcount | women_headcount | hourly_pay_men | hourly_pay_women
        cordoba         | F1        | 2023 | 100       | 4               | 10             | 9
        cordoba         | F2        | 2023 | 100       | 96              | 10             | 9
        cordoba         | F3        | 2023 | 10        | 5               | 10             | 9
    expect: |
        organisation_id | year | member_id | numerator | denominator
        cordoba         | 2023 | F3        | 1         | 10
*/
select
    member_year.organisation_id,
    member_year.year,
    member_year.member_id,
    sustainability_year.headcount * (sustainability_year.hourly_pay_men - sustainability_year.hourly_pay_women) / sustainability_year.hourly_pay_men as numerator,
    cast(sustainability_year.headcount as double precision) as denominator
from member_year
inner join sustainability_year
    on sustainability_year.organisation_id = member_year.organisation_id
    and sustainability_year.member_id = member_year.member_id
    and sustainability_year.year = member_year.year
where member_year.is_firm
    and sustainability_year.women_headcount >= 5
    and sustainability_year.headcount - sustainability_year.women_headcount >= 5
    and sustainability_year.hourly_pay_men > 0
    and sustainability_year.hourly_pay_women is not null
