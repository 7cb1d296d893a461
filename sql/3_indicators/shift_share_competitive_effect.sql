/*
title:       {en: Competitive effect of shift-share, es: Efecto competitivo del shift-share}
question:
  en: "How many jobs did the industry gain here beyond what it gained in the country?"
  es: "¿Cuántos empleos ganó la industria aquí por encima de lo que ganó en el país?"
family:      competitiveness
dimension:   specialisation
code:        CMP-18
numerator:
  en: "Official employment of the sector in the region in the year before, times the difference between its growth there and in the country"
  es: "Empleo oficial del sector en la región en el año anterior, por la diferencia entre su crecimiento allí y en el país"
unit:        jobs
scale:       1
better:      higher
pool:        none
sdg:         "8.2"
source:      Classic shift-share
examples:
  - name: from 100 to 130 where the country grew by a tenth makes twenty jobs of its own
    given:
      industry_year: |
        organisation_id | year | regional_industry_employment | regional_industry_employment_before | national_industry_employment | national_industry_employment_before
        cordoba         | 2023 | 130                          | 100                                 | 1100                         | 1000
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 20    | 4            | 4
  - name: growing like the country is a true zero, a year not published is no row
    given:
      industry_year: |
        organisation_id | year | regional_industry_employment | regional_industry_employment_before | national_industry_employment | national_industry_employment_before
        cordoba         | 2023 | 110                          | 100                                 | 1100                         | 1000
        rosario         | 2023 | 110                          |                                     | 1100                         | 1000
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 0     | 4            | 4
  - name: an industry that was not here has nothing to compare with
    given:
      industry_year: |
        organisation_id | year | regional_industry_employment | regional_industry_employment_before | national_industry_employment | national_industry_employment_before
        cordoba         | 2023 | 10                           | 0                                   | 1100                         | 1000
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 |       | 4            | 4
*/
select
    organisation_id,
    year,
    case when regional_industry_employment_before > 0 and national_industry_employment_before > 0
        then regional_industry_employment - regional_industry_employment_before
            * cast(national_industry_employment as double precision) / national_industry_employment_before end
        as value,
    4 as contributors,
    4 as eligible
from industry_year
where regional_industry_employment is not null
    and regional_industry_employment_before is not null
    and national_industry_employment is not null
    and national_industry_employment_before is not null
