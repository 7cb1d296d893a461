-- What stands otherwise than when the edition was made.
select 'edition ' || edition_id || ' was made by version ' || software_version || ', this is ' || :version
from covalue.edition
where edition_id = :edition and software_version <> :version
union all
select p.file || ' had ' || p.rows || ' rows when an edition rested on it, and has ' || coalesce(d.rows_loaded, 0) || ' now'
from covalue.published_delivery p
left join covalue.delivery d on d.delivery_id = p.delivery_id and d.state = 'complete'
where p.edition_id <= :edition and coalesce(d.message, '') like 'read again on%' and p.rows <> coalesce(d.rows_loaded, 0)
