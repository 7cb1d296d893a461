/* One row per total and part: what it added from the year before, in the report's year and the two before it. */
with part as (
    select listed.part, listed.place
    from (
        values ('continuing', 1), ('joining', 2), ('leaving', 3), ('began_reporting', 4), ('stopped_reporting', 5), ('total', 6)
    ) as listed (part, place)
)
select
    indicator.title_en, indicator.title_es, part.part, now.unit, now.unit as unit_code, now.members, now.state as members_state,
    before_2.change as change_before_2, coalesce(before_2.state, 'not_reported') as change_before_2_state,
    before.change as change_before, coalesce(before.state, 'not_reported') as change_before_state,
    now.change, now.state as change_state
from part
inner join growth_part as now on now.organisation_id = :organisation and now.year = :year and now.part = part.part
inner join indicator on indicator.indicator = now.indicator
left join growth_part as before
    on before.organisation_id = now.organisation_id and before.year = :year - 1 and before.indicator = now.indicator
    and before.part = now.part
left join growth_part as before_2
    on before_2.organisation_id = now.organisation_id and before_2.year = :year - 2 and before_2.indicator = now.indicator
    and before_2.part = now.part
order by indicator.code, part.place
