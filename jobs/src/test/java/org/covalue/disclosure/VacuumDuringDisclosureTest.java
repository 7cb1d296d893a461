package org.covalue.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.database.RowSecurity;
import org.covalue.layers.RunFacts;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The server may look after a table while its rows are released: the two must not wait for each other. */
class VacuumDuringDisclosureTest {

    @Test
    void releasingDoesNotWaitForTheVacuumOfAReleasedTable() throws Exception {
        TestDatabase database = SampleNight.get().database();
        Disclosure disclosure = new Disclosure(
                database.dataSource(), new ReleasedTables(database.dataSource()), new DisclosureRules(5, 15, 3, 10));
        RunFacts facts = new RunFacts(Instant.now(), TestRun.BUSINESS_DATE, 2023, "USD", 2020, 2024, "", "");
        try (Connection vacuum = database.dataSource().getConnection();
                Statement statement = vacuum.createStatement()) {
            vacuum.setAutoCommit(false);
            // What VACUUM and ANALYZE hold.
            statement.execute("lock table released.estimate in share update exclusive mode");
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())).executeWithoutResult(status -> {
                status.setRollbackOnly();
                database.jdbc().execute("set local lock_timeout = '5s'");
                assertThat(disclosure.release(1, facts, "test")).isPositive();
            });
            vacuum.rollback();
        }
    }

    /** As the server's vacuum does: it holds the table, and waits for who has changed the table's entry. */
    @Test
    void protectingATableDoesNotWaitForAVacuumThatWaitsForIt() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Connection vacuum = database.dataSource().getConnection();
                Statement statement = vacuum.createStatement()) {
            RowSecurity security = new RowSecurity(database.dataSource());
            security.prepare();
            database.jdbc().execute("drop policy viewer on released.group_value");
            vacuum.setAutoCommit(false);
            statement.execute("lock table released.group_value in share update exclusive mode");
            CompletableFuture<Void> protecting = CompletableFuture.runAsync(security::renew);
            while (waiting(database) == 0 && !protecting.isDone()) {
                Thread.sleep(10);
            }
            statement.execute("select 1 from pg_class where oid = 'released.group_value'::regclass for update");
            vacuum.commit();

            protecting.get();
            assertThat(database.jdbc()
                            .queryForObject(
                                    "select count(*) from pg_policy where polname = 'viewer' "
                                            + "and polrelid = 'released.group_value'::regclass",
                                    Long.class))
                    .isOne();
        }
    }

    private static long waiting(TestDatabase database) {
        return database.jdbc()
                .queryForObject(
                        "select count(*) from pg_locks where not granted and relation = "
                                + "'released.group_value'::regclass",
                        Long.class);
    }
}
