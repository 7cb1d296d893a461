-- The portal signs in as logins that own nothing. What a role may see of the tables is given by RowSecurity; the functions here
-- run as their owner and answer with no more than what their callers need.

-- Whether the viewer has one of these roles, for whatever edition.
create function viewer_is(roles text[]) returns boolean language sql stable security definer
    set search_path = covalue, pg_temp as $$
    select exists (select 1 from role_grant g inner join portal_user u on u.login = g.login and u.is_enabled
                   where g.login = viewer() and g.role = any (roles))
$$;

-- Whether a member is one of an organisation that the viewer manages, as known since the last night.
create function manages_member(of_member text) returns boolean language plpgsql stable security definer
    set search_path = covalue, pg_temp as $$
begin
    if of_member is null or not viewer_is(array['manager']) or to_regclass('mart.membership_year') is null then
        return false;
    end if;
    return exists (select 1 from mart.membership_year m where m.member_id = of_member and manages(m.organisation_id));
end $$;

-- A rejected row is its organisation's; one that names none is that of whom its member belongs to.
create function sees_rejection(of_organisation text, of_member text) returns boolean language sql stable security definer
    set search_path = covalue, pg_temp as $$
    select case when of_organisation is not null then manages(of_organisation) else manages_member(of_member) end
$$;

-- Deliveries that an organisation of the viewer has sent in, or of which rows of it were rejected.
create function viewed_deliveries() returns setof integer language sql stable security definer
    set search_path = covalue, pg_temp as $$
    select d.delivery_id from delivery d
    where viewer_is(array['manager'])
      and (manages(d.sent_by)
           or exists (select 1 from rejected_row r where r.delivery_id = d.delivery_id and sees_rejection(r.organisation_id, r.member_id)))
$$;

-- For the check of a file that was sent in: which of these ids of a column are known as an organisation's own. Ids only, and only of
-- record types and columns that name their organisation; whether another organisation has an id is not told.
create function own_ids(of_record text, of_column text, of_organisation text, of_values text[]) returns setof text
    language plpgsql stable security definer set search_path = covalue, pg_temp as $$
begin
    if of_column !~ '^[a-z_]+_id$' or of_record !~ '^[a-z_]+$' or to_regclass('staging.' || of_record) is null then
        return;
    end if;
    return query execute format('select distinct t.%I from staging.%I t where t.organisation_id = $1 and t.%1$I = any ($2)', of_column, of_record)
        using of_organisation, of_values;
end $$;

revoke execute on function own_ids(text, text, text, text[]) from public;
