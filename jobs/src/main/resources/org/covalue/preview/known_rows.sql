create temporary table {name} on commit drop as
select distinct on ({key}) true as is_there, {columns}, {own_of} as own_of, r.delivery_id
from known.{record} r
order by {key}, r.delivery_id desc, r.row_number desc
