-- Numbers of rows that neither stand in raw nor were rejected. Rows that changed nothing are among them where there were any.
with known as (
    select row_number from raw.{record} where delivery_id = :delivery
    union select row_number from covalue.rejected_row where delivery_id = :delivery
    union select 1
    union select greatest(last_row, coalesce(rows_in_file, 0) + 1) + 1 from covalue.delivery where delivery_id = :delivery
)
select row_number + 1 as first_row, next - 1 as last_row
from (select row_number, lead(row_number) over (order by row_number) as next from known) k
where next > row_number + 1
order by row_number
limit 3
