-- Released tables have the names of what they are released from, so that a query finds the one or the other by its name.
set local search_path to pg_temp, groups, indicators, studies, mart, staging;
create temporary view rejected_row as
    select file, sheet, row_number as "row", column_name as "column", record, found, expected,
           rule, message, expected_coded, message_coded
    from covalue.standing_rejection;
create temporary view warning as
    select file, sheet, row_number as "row", column_name as "column", record, rule, record_key as key, value, compared_with, size,
           case when confirmed_at is null then 'open' else 'confirmed' end as state, reason, confirmed_by, confirmed_at
    from covalue.standing_warning;
create temporary view edition as select cast(null as bigint) as edition_id
