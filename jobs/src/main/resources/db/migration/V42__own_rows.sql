-- What an organisation has delivered, for the forms it is sent filled in: the version of each of its rows that stands. Of members that
-- are another organisation's too it has only what it has sent itself.

create function own_rows(of_record text, of_key text[], of_owner text, of_organisation text, of_since text, first_year integer, most integer)
    returns setof jsonb language plpgsql stable security definer
    set search_path = covalue, pg_temp set datestyle = 'ISO, YMD' as $$
declare
    key_columns text;
    is_own text := case of_owner
        when 'organisation_id' then 'r.organisation_id = $1'
        when 'project_id' then 'r.project_id in (select project_id from own_project)'
        when 'member_id' then 'r.member_id in (select member_id from own_member)' end;
    is_shown text := case when of_since is null then 'true'
        else format('(r.%1$I is null or left(r.%1$I::text, 4)::integer >= $2)', of_since) end;
begin
    if of_record !~ '^[a-z_]+$' or is_own is null or to_regclass('raw.' || of_record) is null then
        return;
    end if;
    select string_agg(format('r.%I', one), ', ' order by at) into key_columns from unnest(of_key) with ordinality as k (one, at);
    return query execute format($q$
        with standing_membership as (
            select distinct on (r.organisation_id, r.member_id, r.joined_on) r.organisation_id, r.member_id, r.left_on, r.withdraw
            from raw.membership r
            inner join delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
            order by r.organisation_id, r.member_id, r.joined_on, r.delivery_id desc, r.row_number desc),
        own_member as (
            select distinct m.member_id, not exists (
                select 1 from standing_membership o
                where o.member_id = m.member_id and o.organisation_id <> $1 and o.withdraw is not true) as is_alone
            from standing_membership m
            where m.organisation_id = $1 and m.withdraw is not true
              and (m.left_on is null or m.left_on >= make_date($2, 1, 1))),
        standing_project as (
            select distinct on (r.project_id) r.project_id, r.organisation_id, r.withdraw
            from raw.project r
            inner join delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
            order by r.project_id, r.delivery_id desc, r.row_number desc),
        own_project as (select project_id from standing_project where organisation_id = $1 and withdraw is not true),
        standing as (
            select distinct on (%1$s) r.*, d.sent_by
            from raw.%2$I r
            inner join delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
            where (%1$s) in (select %1$s from raw.%2$I r where %3$s)
              and not exists (
                  select 1 from unresolved_reference u
                  where u.record = %2$L and u.delivery_id = r.delivery_id and u.row_number = r.row_number
                    and u.resolved_at is null)
            order by %1$s, r.delivery_id desc, r.row_number desc)
        select to_jsonb(r) - array['delivery_id', 'row_number', 'sent_by', 'withdraw']
        from standing r
        where r.withdraw is not true and %3$s and %4$s and %5$s
        order by %1$s
        limit $3
        $q$, key_columns, of_record, is_own, is_shown,
        case of_owner when 'member_id'
            then '(r.sent_by = $1 or exists (select 1 from own_member o where o.member_id = r.member_id and o.is_alone))'
            else 'true' end)
        using of_organisation, first_year, most;
end $$;

revoke execute on function own_rows(text, text[], text, text, text, integer, integer) from public;

create function viewed_own_rows(of_record text, of_key text[], of_owner text, of_organisation text, of_since text, first_year integer, most integer)
    returns setof jsonb language plpgsql stable security definer set search_path = covalue, pg_temp as $$
begin
    if manages(of_organisation) then
        return query select own_rows(of_record, of_key, of_owner, of_organisation, of_since, first_year, most);
    end if;
end $$;
