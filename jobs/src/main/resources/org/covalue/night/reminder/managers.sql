-- Who manages one of the organisations, for whatever edition, can be reached and wants to be reminded.
select distinct u.login, u.display_name, u.email, u.language, g.organisation_id
from covalue.portal_user u
inner join covalue.role_grant g on g.login = u.login and g.role = 'manager' and g.edition_id is null
where u.is_enabled and u.wants_reminders and u.email is not null and g.organisation_id = any (:organisations)
order by g.organisation_id, u.login
