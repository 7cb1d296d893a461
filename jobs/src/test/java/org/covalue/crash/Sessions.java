package org.covalue.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The sessions of a night on its server, and what can befall them. */
final class Sessions {

    private static final String THEIRS =
            "datname = current_database() and pid <> pg_backend_pid() and application_name like 'covalue%'";

    private Sessions() {}

    /** Ends all, as an administrator or a firewall does. */
    static void end(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where " + THEIRS);
        }
    }

    /** The process of the session that is at work, or in a transaction, or any; empty where the night has none. */
    static Optional<Long> atWork(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pid from pg_stat_activity where " + THEIRS
                        + " order by state = 'active' desc, state like 'idle in%' desc, "
                        + "application_name like 'covalue run%' desc, state_change desc limit 1")) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /** @param name STOP or CONT */
    static void signal(long process, String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .inheritIO()
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("process " + process + " of the server cannot be sent SIG" + name);
        }
    }
}
