with came as (
    select count(*) filter (where state not in ('not_taken', 'ignored')) as files, coalesce(sum(rows_read), 0) as rows, coalesce(sum(rows_unchanged), 0) as unchanged,
           coalesce(sum(rows_rejected), 0) as rejected, count(*) filter (where state = 'refused') as refused
    from covalue.delivery where run_id = :run
), made as (
    select edition_id from covalue.edition where run_id = :run order by edition_id desc limit 1
)
select 'receive', files, 'files', refused from came
union all select 'load', rows, 'rows', rejected from came
union all select 'accept', unchanged, 'unchanged', 0 from came
union all select 'disclose', count(*), 'cells', 0 from released.indicator_value v inner join made m on m.edition_id = v.edition_id
union all select 'publish', count(*), 'files', 0 from covalue.edition_file f inner join made m on m.edition_id = f.edition_id
