-- Tables whose rows policies show to viewers, and hide from the keeper until it has a policy of its own.
select n.nspname || '.' || c.relname
from pg_class c
inner join pg_namespace n on n.oid = c.relnamespace
where c.relrowsecurity
  and (n.nspname = 'released' or n.nspname = 'covalue' and c.relname in (:read))
  and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'keeper')
order by 1
