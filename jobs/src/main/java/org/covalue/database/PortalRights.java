package org.covalue.database;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a login of the portal must not be able to do. */
public final class PortalRights {

    private PortalRights() {}

    /**
     * @param role the one it may be a member of
     * @return what is too much, in words that follow the name of the login; empty where it is just right
     */
    public static Optional<String> excess(JdbcTemplate jdbc, String login, String role) {
        List<Boolean> isPowerful = jdbc.queryForList("""
                select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication
                from pg_roles where rolname = ?
                """, Boolean.class, login);
        if (isPowerful.isEmpty()) {
            return Optional.of("does not exist");
        }
        if (isPowerful.get(0)) {
            return Optional.of("may do more than sign in (superuser, createrole, createdb, bypassrls or replication)");
        }
        List<String> others = jdbc.queryForList("""
                select rolname from pg_roles r
                where pg_has_role(?, r.oid, 'member')
                and rolname not in (?, ?) order by 1
                """, String.class, login, login, role);
        if (!others.isEmpty()) {
            return Optional.of("can become " + String.join(", ", others));
        }
        long owned = Scalar.of(
                jdbc,
                "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = ?)",
                Long.class,
                login);
        return owned > 0 ? Optional.of("owns tables") : Optional.empty();
    }
}
