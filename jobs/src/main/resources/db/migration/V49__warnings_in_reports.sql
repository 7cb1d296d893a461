-- Whoever is asked about a value knows the member by its name.
alter table plausibility_warning add column member_name text;
create or replace view standing_warning as
select w.rule, w.record, w.record_key, w.column_name, w.value, w.compared_with, w.size, w.details, w.organisation_id, w.member_id,
       coalesce(d.file, '') as file, coalesce(d.sheet, '') as sheet, coalesce(d.label, '') as label, coalesce(w.row_number, 0) as row_number,
       d.sent_by, d.received_at, c.reason, c.confirmed_by, c.confirmed_at, w.member_name
from plausibility_warning w
left join delivery d on d.delivery_id = w.delivery_id
left join lateral (
    select c.reason, c.confirmed_by, c.confirmed_at
    from plausibility_confirmation c
    where c.record = w.record and c.record_key = w.record_key and c.column_name = w.column_name and c.value = w.value
    order by c.confirmation_id desc
    limit 1) c on true;

-- How much is asked about of an organisation's own rows; of what was confirmed, who has said so and why. Of the values and members nothing.
create table released.warning_by_organisation (
    edition_id      bigint not null,
    organisation_id text not null,
    record          text not null,
    rule            text not null,
    "column"        text not null,
    state           text not null check (state in ('open', 'confirmed')),
    confirmed_by    text,
    reason          text,
    figures         bigint not null
);
create index on released.warning_by_organisation (edition_id, organisation_id);

-- Who is erased is no longer named by what he or she has confirmed, in no edition either.
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
    update released.warning_by_organisation set confirmed_by = pseudonym where confirmed_by = of_login;
    update plausibility_confirmation set confirmed_by = pseudonym where confirmed_by = of_login;
    select count(*) into kept from audit where login = of_login or subject = of_login;
    delete from portal_user where login = of_login;
end $$;
