select d.path, d.sha256, max(d.sent_by) as sent_by, coalesce(max(d.locale), '') as locale,
       coalesce((select min(u.language)
                 from covalue.role_grant g
                 inner join covalue.portal_user u on u.login = g.login and u.is_enabled
                 where g.role = 'manager' and g.organisation_id = max(d.sent_by)
                 having count(distinct u.language) = 1), '') as language
from covalue.delivery d
where d.run_id = :run
group by d.path, d.sha256
having bool_or(d.state = 'refused' or d.rows_rejected > 0)
order by d.path
