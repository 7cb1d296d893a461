with ranked as (
    select r.*, count(*) over cause as alike,
           row_number() over (cause order by file, row_number rows between unbounded preceding and current row) as place
    from covalue.rejected_of(:organisation) r
    window cause as (partition by record, rule, column_name, expected, expected_coded)
)
select record, rule, column_name, expected, expected_coded, alike, file, row_number, coalesce(found, '') as found, found_coded,
       message, message_coded
from ranked
where place <= :shown
order by alike desc, record, rule, column_name, expected, expected_coded, place
