-- Files whose load broke off since the edition before. Only the same place, or the same content, makes up for one: files
-- of one name lie in many folders.
select d.label as file, to_char(d.received_at at time zone 'UTC', 'YYYY-MM-DD') as day
from covalue.delivery d
where d.run_id <> :run and d.state in ('waiting', 'abandoned')
  and d.received_at > coalesce((select as_of from covalue.edition where edition_id = :before), '-infinity')
  and not exists (
      select 1 from covalue.delivery l
      where l.delivery_id > d.delivery_id and l.state in ('complete', 'skipped') and l.sheet = d.sheet
        and (l.path = d.path or l.sha256 = d.sha256))
order by d.label
