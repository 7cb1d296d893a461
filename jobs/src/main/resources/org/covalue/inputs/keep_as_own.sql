update raw.{record} r
set own_of = :sender
where r.delivery_id = {delivery}
  and ({is_shared}
       or exists (select 1
                  from raw.{record} t
                  inner join covalue.delivery d on d.delivery_id = t.delivery_id
                  where t.own_of = :sender and {same_key} and ({known})))
