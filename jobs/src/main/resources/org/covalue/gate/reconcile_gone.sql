-- Deliveries that an edition rests on and that are no longer there.
select p.file, p.rows, p.edition_id as edition, coalesce(d.state, 'gone') as state
from covalue.published_delivery p
left join covalue.delivery d on d.delivery_id = p.delivery_id
where d.state is null or d.state <> 'complete'
order by p.file
