create temporary table {name} on commit drop as
select distinct on ({key}) true as is_there, {columns}, delivery_id
from known.{record}
order by {key}, delivery_id desc, row_number desc
