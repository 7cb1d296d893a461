with fault as (
    select d.file, r.row_number, r.column_name, r.found, r.expected, r.rule, r.message
    from covalue.rejected_row r inner join covalue.delivery d on d.delivery_id = r.delivery_id
    where d.run_id = :run and d.state <> 'refused'
    union all
    select d.file, u.row_number, u.column_name, u.found, 'the id of a known ' || u.target, 'reference', 'unknown ' || u.target || '; the row is tried again in later runs'
    from covalue.unresolved_reference u inner join covalue.delivery d on d.delivery_id = u.delivery_id
    where d.run_id = :run and u.resolved_at is null
), ranked as (
    select f.*, count(*) over (partition by rule) as alike,
           row_number() over (partition by rule order by file, row_number, column_name) as place
    from fault f
)
select * from ranked where place <= :shown order by rule, place
