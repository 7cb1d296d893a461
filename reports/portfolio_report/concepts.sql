/* One row per concept of collective shared value and indicator by which this project measures it: all organisations. */
with concept (place, concept, code) as (
    values
        (1, 'barrier', 'SHV-20'), (1, 'barrier', 'SHV-21'), (2, 'tangible_capability', 'SHV-18'),
        (3, 'intangible_capability', 'SHV-19'), (4, 'collective_challenge', 'SHV-16'),
        (4, 'collective_challenge', 'SHV-17'), (5, 'emergent_strategy', 'SHV-22'),
        (6, 'shared_value_realised', 'SHV-14'), (6, 'shared_value_realised', 'SHV-15')
)
select
    concept.concept, indicator.code, indicator.title_en, indicator.title_es, indicator.unit, indicator.unit as unit_code,
    max(group_value.value) filter (where group_value.statistic = 'mean') as mean,
    coalesce(max(group_value.state) filter (where group_value.statistic = 'mean'), 'not_reported') as mean_state,
    max(group_value.value) filter (where group_value.statistic = 'median') as median,
    coalesce(max(group_value.state) filter (where group_value.statistic = 'median'), 'not_reported') as median_state,
    coalesce(max(group_value.organisations), 0) as organisations
from concept
inner join indicator on indicator.code = concept.code
left join group_value
    on group_value.indicator = indicator.indicator and group_value.year = :year and group_value.age_band = 'all'
    and group_value.funding_class = 'all'
group by concept.place, concept.concept, indicator.code, indicator.title_en, indicator.title_es, indicator.unit
order by concept.place, indicator.code
