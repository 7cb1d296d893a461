package org.covalue.database;

import java.util.Map;
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
        jdbc.execute(
                SqlResource.text(DatabaseRole.class, "create_role", Map.of("role", name, "lock", Long.toString(LOCK))));
    }
}
