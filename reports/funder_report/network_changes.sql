/* One row per two neighbouring waves up to the year, and relation; the latest first. */
select
    concat(change.wave_from, ' - ', change.wave_to) as waves, change.relation, change.respondents, change.density_from,
    change.density_to, change.difference, change.ties_kept, change.ties_new, change.ties_gone, change.p_adjusted,
    change.verdict, change.state as missing_state
from network_change as change
where change.organisation_id = :organisation and change.wave_to <= :year
order by
    change.wave_from desc,
    array_position(
        array['knows', 'communicates', 'shares_sensitive', 'worked_together', 'cooperates_with_competitor'],
        change.relation)
