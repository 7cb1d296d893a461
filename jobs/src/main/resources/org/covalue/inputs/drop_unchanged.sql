with latest as (
    select distinct on ({key}) {columns}, {own_of} as own_of
    from raw.{record} r
    inner join covalue.delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
    where r.delivery_id < {delivery}
      and exists (select 1 from raw.{record} n where n.delivery_id = {delivery} and {same_key})
    order by {key}, r.delivery_id desc, r.row_number desc
),
dropped as (
    delete from raw.{record} n using latest r
    where n.delivery_id = {delivery} and {same_key} and ({new_columns}) is not distinct from ({columns})
    returning {owner} as whose, r.own_of
),
arrived as (
    insert into covalue.unchanged_arrival (record, organisation_id, received_at)
    select d.record, w.organisation_id, d.received_at
    from ({organisations}) w
    inner join covalue.delivery d on d.delivery_id = {delivery} and d.state = 'waiting'
    where w.organisation_id is not null
    on conflict (record, organisation_id) do update set received_at = excluded.received_at
)
select count(*) from dropped
