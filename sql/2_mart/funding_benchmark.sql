/*
title: {en: Reference funding structures, es: Estructuras de financiación de referencia}
grain: one row per benchmark, age band and income group of it, with the share in percent
examples:
  - name: sources are added up to income groups; a report class that is neither is left out
    given:
      funding_benchmark: |
        benchmark | age_band | funding_class         | share
        G         | 0-4      | services              | 10
        G         | 0-4      | studies_and_data      | 5
        G         | 0-4      | regional_local_public | 20
        G         | 0-4      | public_funds          | 40
        G         | all      | other                 | 1
    expect: |
        benchmark | age_band | income_group          | share
        G         | 0-4      | services              | 15
        G         | 0-4      | regional_local_public | 20
        G         | all      | other                 | 1
*/
with
-- A benchmark speaks of the six income groups, or of sources, which are added up to them.
code as (
    select income_group as code, income_group from funding_class
    union
    select source as code, income_group from funding_class
)
select
    funding_benchmark.benchmark,
    funding_benchmark.age_band,
    code.income_group,
    sum(funding_benchmark.share) as share
from funding_benchmark
inner join code on code.code = funding_benchmark.funding_class
group by funding_benchmark.benchmark, funding_benchmark.age_band, code.income_group
