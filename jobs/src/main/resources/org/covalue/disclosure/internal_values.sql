-- Released tables have the names of what they are released from, so that a query finds the one or the other by its name.
set local search_path to pg_temp, groups, indicators, studies, mart, staging;
create temporary view indicator_value as
    select v.*, case when v.state = 'ok' then case when o.indicator is null then 'no' else 'yes' end end as outlier
    from indicators.indicator_value v
    left join groups.outlier o on o.organisation_id = v.organisation_id and o.year = v.year and o.indicator = v.indicator;
create temporary view group_value as
    select g.*, case g.statistic when 'mean' then r.mean_lower else r.median_lower end as interval_lower,
           case g.statistic when 'mean' then r.mean_upper else r.median_upper end as interval_upper
    from groups.group_value g
    left join groups.group_interval r on g.statistic in ('mean', 'median') and g.state = 'ok' and r.indicator = g.indicator and r.year = g.year
        and r.age_band = g.age_band and r.funding_class = g.funding_class;
create temporary view growth_part as
    select organisation_id, year, indicator, part, unit, members, change, state from indicators.growth_part;
create temporary view rejected_row as
    select file, sheet, row_number as "row", column_name as "column", record, found, expected,
           rule, message, expected_coded, message_coded
    from covalue.standing_rejection;
create temporary view warning as
    select file, sheet, row_number as "row", column_name as "column", record, rule, record_key as key, value, compared_with, size,
           case when confirmed_at is null then 'open' else 'confirmed' end as state, reason, confirmed_by, confirmed_at
    from covalue.standing_warning;
create temporary view edition as select cast(null as bigint) as edition_id
