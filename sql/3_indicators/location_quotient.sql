/*
title:       {en: Location quotient of the cluster industry, es: Cociente de localización de la industria del clúster}
question:
  en: "How much larger is the industry's part in the region's employment than in the country's?"
  es: "¿Cuánto mayor es la parte de la industria en el empleo de la región que en el del país?"
family:      competitiveness
dimension:   specialisation
code:        CMP-17
numerator:
  en: "Share of the organisation's sector in the official employment of its region, divided by its share in that of the country"
  es: "Parte del sector de la organización en el empleo oficial de su región, dividida por su parte en el del país"
unit:        ratio
scale:       1
better:      neutral
pool:        none
sdg:         "8.2"
source:      European Cluster Observatory
examples:
  - name: a tenth here against a twentieth in the country is a quotient of two
    given:
      industry_year: |
        organisation_id | year | regional_industry_employment | regional_employment | national_industry_employment | national_employment
        cordoba         | 2023 | 10                           | 100                 | 50                           | 1000
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 2     | 4            | 4
  - name: nobody in the industry here is a true zero, a figure not published is no row
    given:
      industry_year: |
        organisation_id | year | regional_industry_employment | regional_employment | national_industry_employment | national_employment
        cordoba         | 2023 | 0                            | 100                 | 50                           | 1000
        rosario         | 2023 |                              | 100                 | 50                           | 1000
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 | 0     | 4            | 4
  - name: where the industry is nowhere in the country the quotient does not exist
    given:
      industry_year: |
        organisation_id | year | regional_industry_employment | regional_employment | national_industry_employment | national_employment
        cordoba         | 2023 | 0                            | 100                 | 0                            | 1000
    expect: |
        organisation_id | year | value | contributors | eligible
        cordoba         | 2023 |       | 4            | 4
*/
select
    organisation_id,
    year,
    case when regional_employment > 0 and national_industry_employment > 0 and national_employment > 0
        then (cast(regional_industry_employment as double precision) / regional_employment)
            / (cast(national_industry_employment as double precision) / national_employment) end as value,
    4 as contributors,
    4 as eligible
from industry_year
where regional_industry_employment is not null
    and regional_employment is not null
    and national_industry_employment is not null
    and national_employment is not null
