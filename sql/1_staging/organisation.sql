/*
title: {en: Cluster organisations, es: Organizaciones clúster}
grain: one row per cluster organisation
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      organisation: |
        delivery_id | row_number | organisation_id | organisation_name           | organisation_type    | country | region     | founded_on | currency
        1           | 1          | cordoba         | Clúster Córdoba             | cluster_organisation | AR      | Córdoba    | 2001-01-01 | ARS
        1           | 2          | accs            | Copyright societies         | rights_organisation  | BB      | Bridgetown | 2000-06-15 | BBD
        2           | 1          | cordoba         | Clúster Tecnológico Córdoba | cluster_organisation | AR      |            | 2001-05-09 | USD
    expect: |
      organisation_id | organisation_name           | organisation_type    | country | region     | founded_on | currency
      cordoba         | Clúster Tecnológico Córdoba | cluster_organisation | AR      |            | 2001-05-09 | USD
      accs            | Copyright societies         | rights_organisation  | BB      | Bridgetown | 2000-06-15 | BBD
  - name: a blank organisation type means a cluster organisation
    given:
      organisation: |
        delivery_id | row_number | organisation_id | organisation_name | organisation_type | country | founded_on
        1           | 1          | lodz            | Klaster Łódź      |                   | PL      | 2010-03-01
        1           | 2          | other           | Chamber           | other             | PL      | 1990-01-01
    expect: |
      organisation_id | organisation_type
      lodz            | cluster_organisation
      other           | other
*/
with delivered as (
    select
        organisation_id, organisation_name,
        coalesce(organisation_type, 'cluster_organisation') as organisation_type,
        country, region, sector, founded_on, legal_form, currency,
        row_number() over (
            partition by organisation_id
            order by delivery_id desc, row_number desc
        ) as recency
    from organisation
)
select
    organisation_id, organisation_name, organisation_type, country, region, sector, founded_on,
    legal_form, currency
from delivered
where recency = 1
