package org.covalue.database;

import org.springframework.jdbc.core.JdbcTemplate;

/** A role that cannot sign in, which our login may take on. */
public final class DatabaseRole {

    /** Whoever grants rights has it, to the end of a transaction. */
    static final long LOCK = 0x4752414E5453L;

    private DatabaseRole() {}

    /**
     * Makes the role where it is not there, and our login a member. Idempotent, also where two do it at once.
     *
     * @throws org.springframework.dao.DataAccessException if the login may not
     */
    public static void create(JdbcTemplate jdbc, String name) {
        jdbc.execute("""
                do $$ begin
                    perform pg_advisory_xact_lock(%2$d);
                    if not exists (select 1 from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin;
                    end if;
                    if not pg_has_role(current_user, '%1$s', 'member') then
                        grant %1$s to current_user;
                    end if;
                exception when duplicate_object or unique_violation then null;
                end $$
                """.formatted(name, LOCK));
    }
}
