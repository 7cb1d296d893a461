-- Sessions of the portal, so that their users see and end them. The session itself is in the memory of the process; here is its hash.
create table portal_session (
    session_sha256 text primary key,
    login          text not null references portal_user on delete cascade,
    began_at       timestamptz not null,
    seen_at        timestamptz not null,
    address        text not null,
    browser        text not null
);
create index portal_session_login on portal_session (login);

-- Time-based one-time passwords (RFC 6238). last_step is that of the code accepted last: none is accepted twice.
create table second_factor (
    login        text primary key references portal_user on delete cascade,
    secret       text not null,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);

create table recovery_code (
    login       text not null references portal_user on delete cascade,
    code_sha256 text not null,
    used_at     timestamptz,
    primary key (login, code_sha256)
);

-- Links by which a forgotten password is chosen anew: only their hash is kept.
create table password_reset (
    token_sha256 text primary key,
    login        text not null references portal_user on delete cascade,
    expires_at   timestamptz not null,
    used_at      timestamptz
);

-- Who was disabled keeps no token for the day of being enabled again.
update api_token t set revoked_at = now() from portal_user u where u.login = t.login and not u.is_enabled and t.revoked_at is null;

-- From here on the hash of an entry is taken over salted hashes of who, what and how instead of the words themselves, so that the words
-- about a person can be erased and the chain still holds. Entries of before (without hashes) hold their words for good.
alter table audit add column login_salt text, add column subject_salt text, add column detail_salt text,
                  add column login_hash text, add column subject_hash text, add column detail_hash text;

drop trigger audit_is_append_only on audit;
create trigger audit_is_append_only before delete or truncate on audit for each statement execute function refuse_change();

-- Words may be replaced where their salt goes with them: without it nobody can tell by the hash what they were. Nothing else changes.
create function refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
    if new.entry is distinct from old.entry or new.at is distinct from old.at or new.action is distinct from old.action
            or new.previous_hash is distinct from old.previous_hash or new.hash is distinct from old.hash
            or new.login_hash is distinct from old.login_hash or new.subject_hash is distinct from old.subject_hash
            or new.detail_hash is distinct from old.detail_hash
            or new.login is distinct from old.login and (old.login_salt is null or new.login_salt is not null)
            or new.subject is distinct from old.subject and (old.subject_salt is null or new.subject_salt is not null)
            or new.detail is distinct from old.detail and (old.detail_salt is null or new.detail_salt is not null)
            or new.login_salt is distinct from old.login_salt and new.login_salt is not null
            or new.subject_salt is distinct from old.subject_salt and new.subject_salt is not null
            or new.detail_salt is distinct from old.detail_salt and new.detail_salt is not null then
        raise exception 'the audit is append-only';
    end if;
    return new;
end $$;
create trigger audit_changes_by_erasure_only before update on audit for each row execute function refuse_change_but_erasure();

-- Erases what is known of a person: the user with rights, tokens and sessions, and the words about it in the audit, of which a pseudonym
-- stays in place of the login. Answers with how many entries were changed and how many of before keep the login.
create function erase_person(of_login text, pseudonym text, out erased bigint, out kept bigint) language plpgsql security definer
    set search_path = covalue, pg_temp as $$
begin
    if pseudonym !~ '^erased-[0-9a-f]{8}$' then
        raise exception 'not a pseudonym: %', pseudonym;
    end if;
    update audit set
        detail = case when detail_salt is not null and subject = of_login then '' else detail end,
        detail_salt = case when subject = of_login then null else detail_salt end,
        subject = case when subject_salt is not null and subject = of_login then pseudonym
                       when subject_salt is not null and login = of_login and action = 'issue token' then '' else subject end,
        subject_salt = case when subject = of_login or login = of_login and action = 'issue token' then null else subject_salt end,
        login = case when login_salt is not null and login = of_login then pseudonym else login end,
        login_salt = case when login = of_login then null else login_salt end
    where (login = of_login or subject = of_login) and login_salt is not null;
    get diagnostics erased = row_count;
    select count(*) into kept from audit where login = of_login or subject = of_login;
    delete from portal_user where login = of_login;
end $$;
revoke execute on function erase_person(text, text) from public;
