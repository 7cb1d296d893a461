package org.covalue.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.run.RunLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What of a transaction stays, and that its connection comes back whatever happens to it. */
class TransactionTest {

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.jdbc().execute("create table public.trace (what text)");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.jdbc().update("delete from public.trace");
    }

    private static void leaveTrace(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into public.trace values ('written')");
        }
    }

    private static long traces() {
        return database.jdbc().queryForObject("select count(*) from public.trace", Long.class);
    }

    private static int taken() {
        return database.dataSource().getHikariPoolMXBean().getActiveConnections();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("unchecked"),
                new OutOfMemoryError("error"),
                new SQLException("checked"),
                new IOException("other"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void nothingStaysOfWorkThatFailsWhateverItFailsWith(Throwable failure) {
        assertThatThrownBy(() -> Transaction.of(database.dataSource(), connection -> {
                    leaveTrace(connection);
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(traces()).isZero();
        assertThat(taken()).isZero();
    }

    @Test
    void workThatComesToItsEndIsCommittedAndWorkThatOnlyReadsIsNot() throws SQLException {
        assertThat(Transaction.<String, RuntimeException>reading(database.dataSource(), connection -> {
                    leaveTrace(connection);
                    return "read";
                }))
                .isEqualTo("read");
        assertThat(traces()).isZero();
        Transaction.of(database.dataSource(), connection -> {
            leaveTrace(connection);
            return null;
        });
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksIsGivenBackAndTheReasonIsTold() {
        assertThatThrownBy(() -> Transaction.of(database.dataSource(), connection -> {
                    leaveTrace(connection);
                    end(connection);
                    leaveTrace(connection);
                    return null;
                }))
                .isInstanceOf(SQLException.class);
        assertThat(traces()).isZero();
        assertThat(taken()).isZero();
    }

    /** Its connections are broken before their first statement. */
    private static DelegatingDataSource broken() {
        return new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                end(connection);
                return connection;
            }
        };
    }

    private static void end(Connection connection) throws SQLException {
        int backend = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        database.jdbc().queryForObject("select pg_terminate_backend(?, 5000)", Boolean.class, backend);
    }

    @Test
    void theRunLockGivesItsConnectionBackWhereTheAttemptBreaks() {
        assertThatThrownBy(() -> RunLock.acquire(broken())).hasMessageContaining("run lock");
        assertThat(taken()).isZero();
    }

    @Test
    void aViewersConnectionIsGivenBackWhereItBreaksBeforeOrWhileItIsUsed() throws SQLException {
        new RowSecurity(database.dataSource()).prepare();
        assertThatThrownBy(() -> new ViewerDataSource(broken(), () -> "anna").getConnection())
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> new ViewerDataSource(database.dataSource(), () -> {
                            throw new IllegalStateException("who?");
                        })
                        .getConnection())
                .hasMessage("who?");
        assertThat(taken()).isZero();

        Connection connection = new ViewerDataSource(database.dataSource(), () -> "anna").getConnection();
        end(connection);
        connection.close();
        assertThat(taken()).isZero();
    }
}
