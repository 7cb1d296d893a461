create temporary table doubled as
select *
from (
    select r.ctid as place_in_raw, r.row_number, concat_ws(', ', {key}) as found, {organisation} as organisation_id,
           {member} as member_id, row_number() over (partition by {key} order by r.row_number) as place,
           min(r.row_number) over (partition by {key}) as first_row
    from raw.{record} r
    where r.delivery_id = {delivery}
    {candidates}
) ranked
where place > 1
