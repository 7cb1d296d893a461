/* One row per total and organisation: of what its change from the year before is made. With a funder only those it paid. */
select
    indicator.title_en, indicator.title_es, organisation.organisation_id, organisation.organisation_name, total.unit,
    total.unit as unit_code, continuing.change as continuing, continuing.state as continuing_state,
    joining.change as joining, joining.state as joining_state, leaving.change as leaving, leaving.state as leaving_state,
    began.change as began, began.state as began_state, stopped.change as stopped, stopped.state as stopped_state,
    total.change as total, total.state as total_state
from growth_part as total
inner join indicator on indicator.indicator = total.indicator
inner join organisation on organisation.organisation_id = total.organisation_id
inner join growth_part as continuing
    on continuing.organisation_id = total.organisation_id and continuing.year = total.year
    and continuing.indicator = total.indicator and continuing.part = 'continuing'
inner join growth_part as joining
    on joining.organisation_id = total.organisation_id and joining.year = total.year
    and joining.indicator = total.indicator and joining.part = 'joining'
inner join growth_part as leaving
    on leaving.organisation_id = total.organisation_id and leaving.year = total.year
    and leaving.indicator = total.indicator and leaving.part = 'leaving'
inner join growth_part as began
    on began.organisation_id = total.organisation_id and began.year = total.year
    and began.indicator = total.indicator and began.part = 'began_reporting'
inner join growth_part as stopped
    on stopped.organisation_id = total.organisation_id and stopped.year = total.year
    and stopped.indicator = total.indicator and stopped.part = 'stopped_reporting'
where total.part = 'total' and total.year = :year and total.state <> 'not_applicable'
    and (
        cast(:funder as text) is null
        or organisation.organisation_id in (
            select funder_year.organisation_id
            from funder_year
            where funder_year.funder_id = :funder and funder_year.year <= :year
        )
    )
order by indicator.code, organisation.organisation_name collate "und-x-icu", organisation.organisation_id
