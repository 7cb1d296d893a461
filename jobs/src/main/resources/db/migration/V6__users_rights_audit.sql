-- Who may sign in, and what each may see. A blank organisation, funder or edition in a grant means all of them.
create table portal_user (
    login                text primary key,
    display_name         text not null,
    password_hash        text,              -- null: signs in through the identity provider only
    must_change_password boolean not null default false,
    is_enabled           boolean not null default true,
    language             text not null default 'en' check (language in ('en', 'es')),
    created_at           timestamptz not null
);

create table role_grant (
    grant_id        bigint generated always as identity primary key,
    login           text not null references portal_user on delete cascade,
    role            text not null check (role in ('manager', 'evaluator', 'operator', 'funder', 'administrator')),
    organisation_id text,
    funder_id       text,
    edition_id      bigint,
    check (role <> 'manager' or organisation_id is not null),
    check (role <> 'funder' or funder_id is not null)
);
create unique index role_grant_once
    on role_grant (login, role, coalesce(organisation_id, ''), coalesce(funder_id, ''), coalesce(edition_id, 0));

-- Tokens of the HTTP API: only their hash is kept.
create table api_token (
    token_id     bigint generated always as identity primary key,
    login        text not null references portal_user on delete cascade,
    name         text not null,
    token_sha256 text not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

-- Who did what: append-only, and each entry holds the hash of the one before, so that a changed or missing one shows.
create table audit (
    entry         bigint primary key,
    at            timestamptz not null,
    login         text not null,
    action        text not null,
    subject       text not null,
    detail        text not null,
    previous_hash text not null,
    hash          text not null
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change();

-- The reports among the files of an edition: what each is about decides who may have it.
create table edition_report (
    edition_id      bigint not null references edition on delete cascade,
    file            text not null,
    report          text not null,
    year            integer not null,
    organisation_id text,
    funder_id       text,
    language        text not null,
    format          text not null,
    primary key (edition_id, file)
);

-- The second wall. Pages and API read as the role covalue_reader with covalue.viewer set to the login; row policies then show
-- what the viewer's grants allow and nothing where no viewer is set. The functions run as their owner: a viewer cannot read grants.
create function viewer() returns text language sql stable as
    $$ select coalesce(current_setting('covalue.viewer', true), '') $$;

create function viewer_has(roles text[], edition bigint) returns boolean language sql stable security definer
    set search_path = covalue, pg_temp as $$
    select exists (select 1 from role_grant g inner join portal_user u on u.login = g.login and u.is_enabled
                   where g.login = viewer() and g.role = any (roles) and (g.edition_id is null or g.edition_id = edition))
$$;

create function viewed_editions(roles text[]) returns setof bigint language sql stable security definer
    set search_path = covalue, pg_temp as $$
    select e.edition_id from edition e where e.published_at is not null and viewer_has(roles, e.edition_id)
$$;

-- Pairs of edition and organisation that a manager or a funder may see: its own, those it has paid.
create function viewed_organisations() returns table (edition_id bigint, organisation_id text) language plpgsql stable security definer
    set search_path = covalue, pg_temp as $$
begin
    return query
        select e.edition_id, g.organisation_id
        from role_grant g
        inner join portal_user u on u.login = g.login and u.is_enabled
        inner join edition e on e.published_at is not null and (g.edition_id is null or g.edition_id = e.edition_id)
        where g.login = viewer() and g.role = 'manager';
    if to_regclass('released.funder_year') is not null then
        return query
            select distinct f.edition_id, f.organisation_id
            from role_grant g
            inner join portal_user u on u.login = g.login and u.is_enabled
            inner join released.funder_year f
                on f.funder_id = g.funder_id and (g.edition_id is null or g.edition_id = f.edition_id)
                and (g.organisation_id is null or g.organisation_id = f.organisation_id)
            inner join edition e on e.edition_id = f.edition_id and e.published_at is not null
            where g.login = viewer() and g.role = 'funder';
    end if;
end $$;

-- A report of one organisation is for its manager, for the funder it is addressed to, and for evaluators; one about nobody in particular
-- is for all who may see the edition.
create function may_read_report(of_edition bigint, of_organisation text, of_funder text) returns boolean language sql stable
    security definer set search_path = covalue, pg_temp as $$
    select exists (
        select 1 from role_grant g inner join portal_user u on u.login = g.login and u.is_enabled
        where g.login = viewer() and (g.edition_id is null or g.edition_id = of_edition)
          and exists (select 1 from edition e where e.edition_id = of_edition and e.published_at is not null)
          and (g.role = 'evaluator'
               or g.role = 'manager' and (of_organisation is null or of_organisation = g.organisation_id)
               or g.role = 'funder' and (of_organisation is null and of_funder is null
                                         or of_funder = g.funder_id
                                            and (g.organisation_id is null or g.organisation_id = of_organisation))))
$$;
