-- What a manager may see of its own organisation beside the released cells. Both functions run as their owner and answer for
-- the viewer's own organisations only, so that the second wall holds for them too.
create function manages(of_organisation text) returns boolean language sql stable security definer
    set search_path = covalue, pg_temp as $$
    select exists (select 1 from role_grant g inner join portal_user u on u.login = g.login and u.is_enabled
                   where g.login = viewer() and g.role = 'manager' and g.organisation_id = of_organisation and g.edition_id is null)
$$;

-- What stands rejected now of an organisation's rows, with what was found: rows that name it, and rows that name nothing but
-- a member of it.
create function rejected_of(of_organisation text) returns setof standing_rejection language plpgsql stable security definer
    set search_path = covalue, pg_temp as $$
begin
    if not manages(of_organisation) then
        return;
    end if;
    return query select r.* from standing_rejection r where r.organisation_id = of_organisation;
    if to_regclass('mart.membership_year') is not null then
        return query
            select r.* from standing_rejection r
            where r.organisation_id is null and exists (
                select 1 from mart.membership_year m where m.organisation_id = of_organisation and m.member_id = r.member_id);
    end if;
end $$;

-- The firms that were members in a year and of which a yearly record is not there, as known now.
create function silent_members(of_organisation text, of_year integer)
    returns table (member_id text, member_name text, has_revenue boolean, has_sustainability boolean)
    language plpgsql stable security definer set search_path = covalue, pg_temp as $$
begin
    if not manages(of_organisation) or to_regclass('mart.member_year') is null or to_regclass('staging.sustainability') is null then
        return;
    end if;
    return query
        with firm as (
            select m.member_id,
                   exists (select 1 from staging.revenue r where r.member_id = m.member_id and r.year = m.year) as has_revenue,
                   exists (select 1 from staging.sustainability s where s.member_id = m.member_id and s.year = m.year) as has_sustainability
            from mart.member_year m
            where m.organisation_id = of_organisation and m.year = of_year and m.is_firm
        )
        select f.member_id, coalesce(n.member_name, ''), f.has_revenue, f.has_sustainability
        from firm f
        left join staging.member n on n.member_id = f.member_id
        where not (f.has_revenue and f.has_sustainability)
        order by f.member_id;
end $$;

-- A report of the portfolio that is addressed to a funder is for that funder and for evaluators.
create or replace function may_read_report(of_edition bigint, of_organisation text, of_funder text) returns boolean language sql stable
    security definer set search_path = covalue, pg_temp as $$
    select exists (
        select 1 from role_grant g inner join portal_user u on u.login = g.login and u.is_enabled
        where g.login = viewer() and (g.edition_id is null or g.edition_id = of_edition)
          and exists (select 1 from edition e where e.edition_id = of_edition and e.published_at is not null)
          and (g.role = 'evaluator'
               or g.role = 'manager' and of_organisation = g.organisation_id
               or g.role = 'funder' and (of_organisation is null and of_funder is null
                                         or of_funder = g.funder_id
                                            and (g.organisation_id is null or g.organisation_id = of_organisation))))
$$;
