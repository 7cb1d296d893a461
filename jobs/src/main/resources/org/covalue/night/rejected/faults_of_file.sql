-- What a run found wrong with the rows of a file. Why an id of a file that an organisation has sent in was refused depends on what others
-- have, and is told as to everybody: see told_rejection.
with found as (
    select d.sheet, coalesce(d.record, '') as record, d.sent_by, r.row_number, r.column_name, r.found, r.expected, r.rule, r.message,
           r.found_coded, r.expected_coded, r.message_coded
    from covalue.rejected_row r
    inner join covalue.delivery d on d.delivery_id = r.delivery_id
    where d.run_id = :run and d.path = :path
    union all
    select d.sheet, u.record, d.sent_by, u.row_number, u.column_name, u.found, 'the id of a known ' || u.target, 'reference',
           'unknown ' || u.target || '; the row is tried again in later runs', null, null, null
    from covalue.unresolved_reference u
    inner join covalue.delivery d on d.delivery_id = u.delivery_id
    where d.run_id = :run and d.path = :path and u.resolved_at is null
), told as (
    select f.*, f.sent_by is not null
                and (f.rule = 'reference' or f.rule = 'another organisation' and f.message <> 'the row names another organisation')
                as is_of_others
    from found f
)
select sheet, record, row_number, column_name, rule, coalesce(found, '') as found, found_coded, expected, message,
       case when is_of_others then '{code: expected_own_id, values: {}}' else expected_coded end as expected_coded,
       case when is_of_others then '{code: id_not_own, values: {}}' else message_coded end as message_coded
from told
order by sheet, row_number, column_name
