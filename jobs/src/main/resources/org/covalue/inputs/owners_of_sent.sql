(select o.{column} as owned, bool_or(o.organisation_id = s.id) as is_mine, bool_or(o.organisation_id <> s.id) as is_others
 from (select distinct on ({key}) t.{column}, t.organisation_id
       from raw.{record} t
       inner join covalue.delivery d on d.delivery_id = t.delivery_id
       where {known}
         and t.{column} in (select m.{column} from raw.{sent} m where m.delivery_id = {delivery})
       order by {key}, t.delivery_id desc, t.row_number desc) o
 cross join (select cast(:sender as text) as id) s
 group by 1)
