/* One row per age band and group of the Greenbook: the mean share of own income beside that of the benchmark, then the distance. */
with benchmark as (
    select age_band, min(benchmark) as benchmark
    from (
        select age_band, benchmark
        from funding_benchmark
        group by age_band, benchmark
        having count(income_group) = 6
    ) as complete
    group by age_band
),
income_group (place, income_group, code) as (
    values
        (1, 'membership_fees', 'FUN-02'), (2, 'services', 'FUN-03'), (3, 'national_public', 'FUN-04'),
        (4, 'regional_local_public', 'FUN-05'), (5, 'international_public', 'FUN-06'), (6, 'other', 'FUN-07')
),
line as (
    select
        group_value.age_band, income_group.place, income_group.income_group, group_value.value, group_value.state,
        funding_benchmark.share as benchmark_share, benchmark.benchmark, group_value.organisations
    from income_group
    inner join indicator on indicator.code = income_group.code
    inner join group_value
        on group_value.indicator = indicator.indicator and group_value.year = :year
        and group_value.funding_class = 'all' and group_value.statistic = 'mean'
    left join benchmark on benchmark.age_band = group_value.age_band
    left join funding_benchmark
        on funding_benchmark.age_band = group_value.age_band and funding_benchmark.benchmark = benchmark.benchmark
        and funding_benchmark.income_group = income_group.income_group
    where group_value.age_band in ('0-4', '5-9', '10+', 'all')
),
told as (
    select
        age_band, place, income_group, value, state, benchmark_share,
        case when benchmark_share is null then 'not_reported' else 'ok' end as benchmark_share_state,
        value - benchmark_share as difference, benchmark, organisations
    from line
    union all
    select
        group_value.age_band, 7, 'distance', null, 'not_applicable', null, 'not_applicable', group_value.value,
        benchmark.benchmark, group_value.organisations
    from group_value
    inner join indicator on indicator.indicator = group_value.indicator and indicator.code = 'FUN-12'
    left join benchmark on benchmark.age_band = group_value.age_band
    where group_value.year = :year and group_value.funding_class = 'all' and group_value.statistic = 'pooled'
        and group_value.age_band in ('0-4', '5-9', '10+', 'all')
)
select
    age_band, income_group, value as mean, state as mean_state, benchmark_share, benchmark_share_state, difference,
    case when difference is null then 'not_reported' else 'ok' end as difference_state,
    coalesce(benchmark, '') as benchmark, organisations
from told
order by case age_band when 'all' then 0 when '0-4' then 1 when '5-9' then 2 else 3 end, place
