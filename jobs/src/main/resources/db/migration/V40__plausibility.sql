-- What looks implausible is a warning to confirm: nothing is rejected and no number is changed. Warnings are those of the last night; what
-- somebody has said of a value stays, and counts for that value only.
create table plausibility_warning (
    rule            text not null,
    record          text not null,
    record_key      text not null,
    column_name     text not null,
    value           double precision not null,
    compared_with   double precision not null,
    size            double precision not null,
    details         jsonb not null,
    delivery_id     integer,
    row_number      integer,
    organisation_id text,
    member_id       text,
    primary key (record, record_key, column_name)
);
comment on table plausibility_warning is 'Values to confirm, as of the last night: one row per value, told by the first rule that asks about it';
comment on column plausibility_warning.size is 'The value in relation to what it is compared with';
comment on column plausibility_warning.details is 'What else the sentence of the rule speaks of';

create table plausibility_confirmation (
    confirmation_id bigint generated always as identity primary key,
    record          text not null,
    record_key      text not null,
    column_name     text not null,
    value           double precision not null,
    rule            text not null,
    organisation_id text,
    member_id       text,
    reason          text not null check (btrim(reason) <> ''),
    confirmed_by    text not null check (btrim(confirmed_by) <> ''),
    confirmed_at    timestamptz not null
);
create index on plausibility_confirmation (record, record_key, column_name);
comment on table plausibility_confirmation is 'Who has said of which value that it is right, and why; another value of the same cell is asked about again';

create table plausibility_count (
    run_id    bigint not null,
    rule      text not null,
    warnings  bigint not null,
    confirmed bigint not null,
    primary key (run_id, rule)
);
comment on table plausibility_count is 'How many values each rule asked about in a night, and of how many of them somebody had said that they are right';

create view standing_warning as
select w.rule, w.record, w.record_key, w.column_name, w.value, w.compared_with, w.size, w.details, w.organisation_id, w.member_id,
       coalesce(d.file, '') as file, coalesce(d.sheet, '') as sheet, coalesce(d.label, '') as label, coalesce(w.row_number, 0) as row_number,
       d.sent_by, d.received_at, c.reason, c.confirmed_by, c.confirmed_at
from plausibility_warning w
left join delivery d on d.delivery_id = w.delivery_id
left join lateral (
    select c.reason, c.confirmed_by, c.confirmed_at
    from plausibility_confirmation c
    where c.record = w.record and c.record_key = w.record_key and c.column_name = w.column_name and c.value = w.value
    order by c.confirmation_id desc
    limit 1) c on true;

-- Those of an organisation's own rows: rows that name it, and rows that name nothing but a member of it.
create function warnings_of(of_organisation text) returns setof standing_warning language plpgsql stable security definer
    set search_path = covalue, pg_temp as $$
begin
    if not manages(of_organisation) then
        return;
    end if;
    return query select w.* from standing_warning w where w.organisation_id = of_organisation;
    if to_regclass('mart.membership_year') is not null then
        return query
            select w.* from standing_warning w
            where w.organisation_id is null and exists (
                select 1 from mart.membership_year m where m.organisation_id = of_organisation and m.member_id = w.member_id);
    end if;
end $$;

-- Says of a value that it is right; false where nothing stands to confirm, or the value is another by now. What the value is, and whose,
-- is taken from the warning. The portal asks before whether the row is the organisation's.
create function confirm_warning(of_record text, of_key text, of_column text, of_value double precision, with_reason text, by_login text)
    returns boolean language plpgsql security definer set search_path = covalue, pg_temp as $$
begin
    insert into plausibility_confirmation
        (record, record_key, column_name, value, rule, organisation_id, member_id, reason, confirmed_by, confirmed_at)
    select w.record, w.record_key, w.column_name, w.value, w.rule, w.organisation_id, w.member_id, btrim(with_reason), btrim(by_login), clock_timestamp()
    from plausibility_warning w
    where w.record = of_record and w.record_key = of_key and w.column_name = of_column and w.value = of_value;
    return found;
end $$;
revoke execute on function confirm_warning(text, text, text, double precision, text, text) from public;

-- Who is erased is no longer named by what he or she has confirmed.
create or replace function erase_person(of_login text, pseudonym text, out erased bigint, out kept bigint) language plpgsql security definer
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
    update plausibility_confirmation set confirmed_by = pseudonym where confirmed_by = of_login;
    select count(*) into kept from audit where login = of_login or subject = of_login;
    delete from portal_user where login = of_login;
end $$;

-- In an edition: how much is asked about, in which file and row; of the values themselves nothing.
create table released.warning (
    edition_id   bigint not null,
    file         text not null,
    sheet        text not null,
    "row"        integer not null,
    "column"     text not null,
    record       text not null,
    rule         text not null,
    key          text,
    value        double precision,
    compared_with double precision,
    size         double precision,
    state        text not null check (state in ('open', 'confirmed')),
    reason       text,
    confirmed_by text,
    confirmed_at timestamptz
);
create index on released.warning (edition_id);
