-- The rule of an organisation has a history, so that a past night is seen again under the rule of that night; and a fourth rule, own: what
-- the organisation sends about a member that is another's too is its own version of the figure, which counts for itself alone.
alter table sharing_rule drop constraint sharing_rule_pkey, drop constraint sharing_rule_rule_check;
alter table sharing_rule add column set_at timestamptz not null default '-infinity';
alter table sharing_rule alter column set_at set default clock_timestamp();
alter table sharing_rule
    add primary key (organisation_id, set_at),
    add check (rule in ('refused', 'own', 'first_come', 'joined_first'));
comment on table sharing_rule is 'What becomes of rows that an organisation sends about members that are another''s too, from set_at on; refused without a row';

-- What an organisation has delivered, for its forms: of its own versions of figures those that count, and before the common ones.
create or replace function own_rows(of_record text, of_key text[], of_owner text, of_organisation text, of_since text, first_year integer, most integer)
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
    own_of text;
    counts_own boolean;
begin
    if of_record !~ '^[a-z_]+$' or is_own is null or to_regclass('raw.' || of_record) is null then
        return;
    end if;
    own_of := case when exists (select 1 from pg_attribute where attrelid = to_regclass('raw.' || of_record) and attname = 'own_of')
        then 'r.own_of' else 'left(null, 0)' end;
    counts_own := coalesce(
        (select rule = 'own' from sharing_rule where organisation_id = of_organisation order by set_at desc limit 1), false);
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
            select distinct on (%1$s, %6$s) r.*, d.sent_by
            from raw.%2$I r
            inner join delivery d on d.delivery_id = r.delivery_id and d.state = 'complete'
            where (%1$s) in (select %1$s from raw.%2$I r where %3$s)
              and (%6$s is null or %6$s = $1 and %7$L)
              and not exists (
                  select 1 from unresolved_reference u
                  where u.record = %2$L and u.delivery_id = r.delivery_id and u.row_number = r.row_number
                    and u.resolved_at is null)
            order by %1$s, %6$s, r.delivery_id desc, r.row_number desc),
        counting as (select distinct on (%1$s) r.* from standing r where r.withdraw is not true order by %1$s, %6$s is null)
        select to_jsonb(r) - array['delivery_id', 'row_number', 'sent_by', 'withdraw', 'own_of']
        from counting r
        where %3$s and %4$s and %5$s
        order by %1$s
        limit $3
        $q$, key_columns, of_record, is_own, is_shown,
        case of_owner when 'member_id'
            then '(r.sent_by = $1 or exists (select 1 from own_member o where o.member_id = r.member_id and o.is_alone))'
            else 'true' end,
        own_of, counts_own)
        using of_organisation, first_year, most;
end $$;

-- The firms that were members in a year and of which a yearly record is not there that counts for the organisation.
create or replace function silent_members(of_organisation text, of_year integer)
    returns table (member_id text, member_name text, has_revenue boolean, has_sustainability boolean)
    language plpgsql stable security definer set search_path = covalue, pg_temp as $$
begin
    if not manages(of_organisation) or to_regclass('mart.member_year') is null or to_regclass('staging.sustainability') is null then
        return;
    end if;
    return query
        with firm as (
            select m.member_id,
                   exists (select 1 from staging.revenue r where r.member_id = m.member_id and r.year = m.year
                           and coalesce(r.own_of, of_organisation) = of_organisation) as has_revenue,
                   exists (select 1 from staging.sustainability s where s.member_id = m.member_id and s.year = m.year
                           and coalesce(s.own_of, of_organisation) = of_organisation) as has_sustainability
            from mart.member_year m
            where m.organisation_id = of_organisation and m.year = of_year and m.is_firm
        )
        select f.member_id, coalesce(n.member_name, ''), f.has_revenue, f.has_sustainability
        from firm f
        left join staging.member n on n.member_id = f.member_id
        where not (f.has_revenue and f.has_sustainability)
        order by f.member_id;
end $$;
