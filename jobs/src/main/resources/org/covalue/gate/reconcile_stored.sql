-- Files of which other rows stand in raw than were counted. Rows whose references were unknown when they came stand in
-- raw and are counted as rejected.
select d.delivery_id, d.label as file, d.rows_loaded as loaded, coalesce(s.stored, 0) as stored
from covalue.delivery d
left join (
    select r.delivery_id, count(*) as stored from raw.{record} r
    where not exists (
        select 1 from covalue.unresolved_reference u
        where u.record = '{record}' and u.delivery_id = r.delivery_id and u.row_number = r.row_number)
    group by r.delivery_id
) s on s.delivery_id = d.delivery_id
where d.record = '{record}' and d.state = 'complete' and d.rows_loaded <> coalesce(s.stored, 0)
order by d.label
