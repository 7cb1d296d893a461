/*
title: {en: Funding classes, es: Clases de financiación}
grain: one row per source of funding records, with the class and the income group that it counts in
examples:
  - name: ten sources make eight classes, of which the first listed wins a tie, and six income groups
    given: {}
    expect: |
        source               | funding_class        | income_group          | listed
        membership_fees      | membership_fees      | membership_fees       | 1
        national_public      | public_funds         | national_public       | 2
        regional_public      | public_funds         | regional_local_public | 2
        local_public         | public_funds         | regional_local_public | 2
        international_public | international_public | international_public  | 3
        sponsorship          | sponsorship          | other                 | 4
        research_projects    | research_projects    | other                 | 5
        services             | services             | services              | 6
        studies_and_data     | studies_and_data     | services              | 7
        other                | other                | other                 | 8
*/
select source, funding_class, income_group, listed
from (values
    ('membership_fees',      'membership_fees',      'membership_fees',       1),
    ('national_public',      'public_funds',         'national_public',       2),
    ('regional_public',      'public_funds',         'regional_local_public', 2),
    ('local_public',         'public_funds',         'regional_local_public', 2),
    ('international_public', 'international_public', 'international_public',  3),
    ('sponsorship',          'sponsorship',          'other',                 4),
    ('research_projects',    'research_projects',    'other',                 5),
    ('services',             'services',             'services',              6),
    ('studies_and_data',     'studies_and_data',     'services',              7),
    ('other',                'other',                'other',                 8)
) as code (source, funding_class, income_group, listed)
