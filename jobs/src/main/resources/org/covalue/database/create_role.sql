do $$ begin
    perform pg_advisory_xact_lock({lock});
    if not exists (select 1 from pg_roles where rolname = '{role}') then
        create role {role} nologin;
    end if;
    if not pg_has_role(current_user, '{role}', 'member') then
        grant {role} to current_user;
    end if;
exception when duplicate_object or unique_violation then null;
end $$
