set local search_path to pg_temp;
create temporary view indicator_value as select * from indicators.indicator_value;
create temporary view group_value as select * from groups.group_value;
create temporary view funding_mix as select * from groups.funding_mix;
create temporary view group_test as select * from groups.group_test;
create temporary view group_test_pair as select * from groups.group_test_pair;
create temporary view estimate as select * from studies.estimate;
create temporary view rejected_row as
    select file, sheet, row_number as "row", column_name as "column", record, found, expected,
           rule, message, expected_coded, message_coded
    from covalue.standing_rejection;
create temporary view warning as
    select file, sheet, row_number as "row", column_name as "column", record, rule, record_key as key, value, compared_with, size,
           case when confirmed_at is null then 'open' else 'confirmed' end as state, reason, confirmed_by, confirmed_at
    from covalue.standing_warning;
create temporary view edition as select cast(null as bigint) as edition_id
