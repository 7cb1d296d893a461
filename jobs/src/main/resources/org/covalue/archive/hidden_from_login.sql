select n.nspname || '.' || c.relname, pg_get_userbyid(c.relowner) from pg_class c
inner join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'S') and c.relpersistence = 'p'
  and case when not has_schema_privilege(n.oid, 'usage') then true
           when c.relkind = 'S' then not has_sequence_privilege(c.oid, 'select')
           else not has_table_privilege(c.oid, 'select') or row_security_active(c.oid) end
  and {stored}
order by 1
