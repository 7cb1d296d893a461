-- How many faults a load has found in a table that an organisation has sent in: pages say the number beside the marked copy, and may not
-- read what others were refused.
create function problems_of_sent(of_delivery integer) returns bigint language sql stable security definer set search_path = covalue, pg_temp as $$
    select (select count(*) from rejected_row r where r.delivery_id = of_delivery)
         + (select count(*) from unresolved_reference u where u.delivery_id = of_delivery and u.resolved_at is null)
    where exists (select 1 from delivery d where d.delivery_id = of_delivery and d.sent_by is not null)
$$;

revoke execute on function problems_of_sent(integer) from public;
