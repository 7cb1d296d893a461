-- Whose version of the row came first; what an operator has delivered is nobody else to change.
(select d.sent_by is distinct from :sender
 from raw.{record} t
 inner join covalue.delivery d on d.delivery_id = t.delivery_id
 where {same_key} and ({known})
 order by t.delivery_id, t.row_number
 limit 1) is true
