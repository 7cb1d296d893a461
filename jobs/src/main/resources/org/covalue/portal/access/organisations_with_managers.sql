-- Organisations of the edition published last, with the logins of their managers and the rule for rows about shared members.
select o.organisation_id, o.organisation_name, o.country,
       (select string_agg(distinct g.login, ' ' order by g.login) from covalue.role_grant g
        where g.role = 'manager' and g.organisation_id = o.organisation_id),
       coalesce((select s.rule from covalue.sharing_rule s where s.organisation_id = o.organisation_id
                 order by s.set_at desc limit 1), 'refused')
from released.organisation o
where o.edition_id = (select max(edition_id) from covalue.edition where published_at is not null)
order by o.organisation_name, o.organisation_id
