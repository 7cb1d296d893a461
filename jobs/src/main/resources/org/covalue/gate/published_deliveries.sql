insert into covalue.published_delivery
select d.delivery_id, n.edition_id, d.file, d.path, d.record, d.rows_loaded
from covalue.edition n
inner join covalue.delivery d on d.state = 'complete' and d.received_at <= n.as_of
where n.edition_id = :edition
on conflict (delivery_id) do nothing
