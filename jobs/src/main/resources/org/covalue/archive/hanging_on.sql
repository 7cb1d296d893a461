-- Tables and whatever refers to them, at once or through others.
with recursive hanging as (
    select to_regclass(root)::oid as place
    from unnest(cast(? as text[])) as root
    union
    select f.conrelid
    from pg_constraint f
    inner join hanging h on h.place = f.confrelid
    where f.contype = 'f'
)
select n.nspname, c.relname
from hanging h
inner join pg_class c on c.oid = h.place
inner join pg_namespace n on n.oid = c.relnamespace
