-- Whether the member joined another organisation before the sender, or on the same day.
(select coalesce(min(o.joined_on) filter (where o.organisation_id <> :sender)
                 <= min(o.joined_on) filter (where o.organisation_id = :sender), true)
 from (select distinct on (t.organisation_id, t.member_id, t.joined_on) t.organisation_id, t.joined_on, t.withdraw
       from raw.membership t
       inner join covalue.delivery d on d.delivery_id = t.delivery_id
       where t.member_id = r.member_id and ({known})
       order by t.organisation_id, t.member_id, t.joined_on, t.delivery_id desc, t.row_number desc) o
 where o.withdraw is not true)
