/*
title: {en: Official employment in the industries of organisations, es: Empleo oficial en las industrias de las organizaciones}
grain: one row per organisation with a region and a sector, and year of the run
examples:
  - name: the industry and all industries, here and in the country, and the industry in the year before
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | region | sector
        cordoba         | AR      | AR-X   | 62
        rosario         | AR      | AR-S   | 62
        salta           | AR      |        | 62
      regional_employment: |
        country | region | sector | year | employment
        AR      | AR-X   | 62     | 2023 | 10
        AR      | AR-X   | TOTAL  | 2023 | 100
        AR      | TOTAL  | 62     | 2023 | 50
        AR      | TOTAL  | TOTAL  | 2023 | 1000
        AR      | AR-X   | 62     | 2022 | 8
        AR      | TOTAL  | 62     | 2022 | 40
        AR      | AR-X   | 620    | 2023 | 7
    expect: |
        organisation_id | year | regional_industry_employment | regional_employment | national_industry_employment | national_employment | regional_industry_employment_before | national_industry_employment_before
        cordoba         | 2023 | 10                           | 100                 | 50                           | 1000                | 8                                   | 40
        rosario         | 2023 |                              |                     | 50                           | 1000                |                                     | 40
*/
with
place as (
    select organisation.organisation_id, organisation.country, organisation.region, organisation.sector, year.year
    from organisation
    cross join year
    where organisation.region is not null and organisation.sector is not null
)
-- A figure that is not published is blank; zero is a figure.
select
    place.organisation_id,
    place.year,
    industry_here.employment as regional_industry_employment,
    all_here.employment as regional_employment,
    industry_there.employment as national_industry_employment,
    all_there.employment as national_employment,
    industry_here_before.employment as regional_industry_employment_before,
    industry_there_before.employment as national_industry_employment_before
from place
left join regional_employment as industry_here
    on industry_here.country = place.country and industry_here.region = place.region
    and industry_here.sector = place.sector and industry_here.year = place.year
left join regional_employment as all_here
    on all_here.country = place.country and all_here.region = place.region
    and all_here.sector = 'TOTAL' and all_here.year = place.year
left join regional_employment as industry_there
    on industry_there.country = place.country and industry_there.region = 'TOTAL'
    and industry_there.sector = place.sector and industry_there.year = place.year
left join regional_employment as all_there
    on all_there.country = place.country and all_there.region = 'TOTAL'
    and all_there.sector = 'TOTAL' and all_there.year = place.year
left join regional_employment as industry_here_before
    on industry_here_before.country = place.country and industry_here_before.region = place.region
    and industry_here_before.sector = place.sector and industry_here_before.year = place.year - 1
left join regional_employment as industry_there_before
    on industry_there_before.country = place.country and industry_there_before.region = 'TOTAL'
    and industry_there_before.sector = place.sector and industry_there_before.year = place.year - 1
