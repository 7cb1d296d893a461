/*
title: {en: Published funding structures, es: Estructuras de financiación publicadas}
grain: one row per benchmark, age band and funding class
examples:
  - name: the latest delivery wins the whole row, blanks included
    given:
      funding_benchmark: |
        delivery_id | row_number | benchmark   | age_band | funding_class | share | organisations | source_name             | page
        1           | 1          | survey 2012 | 0-4      | public_funds  | 60    | 254           | Survey                  | 31
        1           | 2          | survey 2012 | 5-9      | public_funds  | 50    | 120           | Survey                  | 31
        2           | 1          | survey 2012 | 0-4      | public_funds  | 61.5  |               | Survey, second printing |
    expect: |
      benchmark   | age_band | funding_class | share | organisations | source_name             | page
      survey 2012 | 0-4      | public_funds  | 61.5  |               | Survey, second printing |
      survey 2012 | 5-9      | public_funds  | 50    | 120           | Survey                  | 31
*/
with delivered as (
    select
        benchmark, age_band, funding_class, share, organisations, source_name, page,
        row_number() over (
            partition by benchmark, age_band, funding_class
            order by delivery_id desc, row_number desc
        ) as recency
    from funding_benchmark
)
select
    benchmark, age_band, funding_class, share, organisations, source_name, page
from delivered
where recency = 1
