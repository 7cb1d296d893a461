/*
title: {en: Official employment by region and sector, es: Empleo oficial por región y sector}
grain: one row per country, region, sector and year
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      regional_employment: |
        delivery_id | row_number | country | region | sector | year | employment | source_name
        1           | 1          | AR      | X      | 62     | 2023 | 15400      | Statistics office
        1           | 2          | AR      | TOTAL  | TOTAL  | 2023 | 20800000   | Statistics office
        2           | 1          | AR      | X      | 62     | 2023 | 15600      |
    expect: |
      country | region | sector | year | employment | source_name
      AR      | X      | 62     | 2023 | 15600      |
      AR      | TOTAL  | TOTAL  | 2023 | 20800000   | Statistics office
*/
with delivered as (
    select
        country, region, sector, year, employment, source_name,
        row_number() over (
            partition by country, region, sector, year
            order by delivery_id desc, row_number desc
        ) as recency
    from regional_employment
)
select
    country, region, sector, year, employment, source_name
from delivered
where recency = 1
