select definition from (
    select position(cast(k.contype as text) in 'pucf') as place, k.conname as name,
           'alter table ' || {table} || ' add ' || pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    where k.conrelid = cast({table} as regclass) and k.contype in ('p', 'u', 'c', 'f')
    union all
    select 9, cast(cast(i.indexrelid as regclass) as text), pg_get_indexdef(i.indexrelid) from pg_index i
    where i.indrelid = cast({table} as regclass)
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
) definitions
order by place, name
