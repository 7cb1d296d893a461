/* One row per concept of collective shared value and indicator by which this project measures it. */
with concept (place, concept, code) as (
    values
        (1, 'barrier', 'SHV-20'), (1, 'barrier', 'SHV-21'), (2, 'tangible_capability', 'SHV-18'),
        (3, 'intangible_capability', 'SHV-19'), (4, 'collective_challenge', 'SHV-16'),
        (4, 'collective_challenge', 'SHV-17'), (5, 'emergent_strategy', 'SHV-22'),
        (6, 'shared_value_realised', 'SHV-14'), (6, 'shared_value_realised', 'SHV-15')
)
select
    concept.concept, indicator.code, indicator.title_en, indicator.title_es, indicator.unit, indicator.unit as unit_code,
    before.value as value_before, coalesce(before.state, 'not_reported') as value_before_state,
    now.value, coalesce(now.state, 'not_reported') as value_state
from concept
inner join indicator on indicator.code = concept.code
left join indicator_value as now
    on now.indicator = indicator.indicator and now.organisation_id = :organisation and now.year = :year
left join indicator_value as before
    on before.indicator = indicator.indicator and before.organisation_id = :organisation and before.year = :year - 1
order by concept.place, indicator.code
