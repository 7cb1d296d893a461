package org.covalue.layers;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.covalue.database.DatabaseRole;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The role that builds a layer: it can read the source schema and write the next one, so a file that reads elsewhere
 * fails. Without the right to create roles the search path and the house rules must do.
 */
final class LayerRole {

    private final Optional<String> name;

    private LayerRole(Optional<String> name) {
        this.name = name;
    }

    static LayerRole create(JdbcTemplate jdbc, Layer layer) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject(
                "select rolsuper or rolcreaterole from pg_roles where rolname = current_user", Boolean.class))) {
            return new LayerRole(Optional.empty());
        }
        String name = "covalue_builds_" + layer.target();
        try {
            DatabaseRole.create(jdbc, name);
            jdbc.execute("grant usage on schema " + layer.source() + " to " + name);
            jdbc.execute("grant select on all tables in schema " + layer.source() + " to " + name);
            jdbc.execute("grant usage, create on schema " + layer.next() + " to " + name);
            jdbc.execute("grant insert on all tables in schema " + layer.next() + " to " + name);
            return new LayerRole(Optional.of(name));
        } catch (DataAccessException notAllowed) {
            return new LayerRole(Optional.empty());
        }
    }

    void enter(Statement statement) throws SQLException {
        if (name.isPresent()) {
            statement.execute("set local role " + name.get());
        }
    }

    /** Gives what the role has built to the login, so that the next night can drop it. */
    void handOver(JdbcTemplate jdbc, Layer layer) {
        if (name.isEmpty()) {
            return;
        }
        jdbc.queryForList(
                        "select tablename from pg_tables where schemaname = ? and tableowner = ?",
                        String.class,
                        layer.next(),
                        name.get())
                .forEach(table -> jdbc.execute("alter table " + layer.next() + "." + table + " owner to current_user"));
    }
}
