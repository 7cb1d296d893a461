package org.covalue.run;

import java.sql.Timestamp;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs and steps whose end the history does not tell: their process died, or lost its connection before it could write
 * it. To be asked by the holder of the {@link RunLock} only: then nothing is at work. Spring Batch's own recovery
 * leaves a step that stands open under a run that has ended, and then refuses the run as one that is already running.
 */
final class StaleRuns {

    private static final Logger LOG = LoggerFactory.getLogger(StaleRuns.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    StaleRuns(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * Afterwards each is a failed one, which can be resumed. Every step can be run again, so that nothing is to be
     * feared from it.
     */
    void recover() {
        transactions.executeWithoutResult(status -> {
            int steps = fail("batch.batch_step_execution");
            int runs = fail("batch.batch_job_execution");
            if (runs + steps > 0) {
                LOG.warn("{} runs and {} steps did not come to an end that was written down; recovered", runs, steps);
            }
        });
    }

    private int fail(String table) {
        Timestamp now = Timestamp.from(Instant.now());
        return jdbc.update("""
                update %s
                set status = 'FAILED', exit_code = 'FAILED', start_time = coalesce(start_time, ?),
                    end_time = coalesce(end_time, ?), last_updated = ?, version = version + 1
                where %s
                """.formatted(table, Runs.UNDER_WAY), now, now, now);
    }
}
