package org.covalue.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import org.covalue.SampleNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
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
}
