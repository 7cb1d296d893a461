select d.datname
from pg_database d
inner join pg_database own on own.datname = current_database()
where starts_with(d.datname, ? || own.oid || '_')
  and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)
order by 1
