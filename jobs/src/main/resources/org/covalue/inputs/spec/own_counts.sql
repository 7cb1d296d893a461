(r.own_of is null or r.own_of in (
      select s.organisation_id
      from (select distinct on (o.organisation_id) o.organisation_id, o.rule
            from covalue.sharing_rule o
            where o.set_at <= (select as_of from known.run) and (o.set_at > (select accepted_by from known.run)) is not true
            order by o.organisation_id, o.set_at desc) s
      where s.rule = 'own'))
