/*
title:    {en: Organisations, es: Organizaciones}
grain:    one row per organisation
released: true
examples:
  - name: an organisation is listed as delivered, whatever else is known about it
    given:
      organisation: |
        organisation_id | organisation_name          | organisation_type   | country | founded_on | currency
        cordoba         | Cordoba Technology Cluster | cluster_organisation | AR     | 2001-05-04 | ARS
        accs            | Caribbean Copyright Link   | rights_organisation | BB      | 2012-01-01 |
    expect: |
        organisation_id | organisation_name          | organisation_type    | country | founded_on | currency
        cordoba         | Cordoba Technology Cluster | cluster_organisation | AR      | 2001-05-04 | ARS
        accs            | Caribbean Copyright Link   | rights_organisation  | BB      | 2012-01-01 |
*/
select
    organisation_id,
    organisation_name,
    organisation_type,
    country,
    region,
    sector,
    founded_on,
    legal_form,
    currency
from organisation
