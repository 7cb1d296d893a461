package org.covalue.night.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The history of runs that Spring Batch keeps, with what this system keeps beside it. */
final class RunHistory {

    private static final Logger LOG = LoggerFactory.getLogger(RunHistory.class);

    private static final List<String> IN_ORDER = List.of(
            """
            delete from batch.batch_step_execution_context where step_execution_id in (
                select s.step_execution_id from batch.batch_step_execution s
                inner join old_execution o on o.job_execution_id = s.job_execution_id)
            """,
            """
            delete from batch.batch_step_execution
            where job_execution_id in (select job_execution_id from old_execution)
            """,
            """
            delete from batch.batch_job_execution_context
            where job_execution_id in (select job_execution_id from old_execution)
            """,
            """
            delete from batch.batch_job_execution_params
            where job_execution_id in (select job_execution_id from old_execution)
            """,
            """
            delete from batch.batch_job_execution
            where job_execution_id in (select job_execution_id from old_execution)
            """,
            "delete from covalue.step_done where run_id in (select job_instance_id from old_execution)",
            "delete from covalue.history_clock where job_execution_id in (select job_execution_id from old_execution)",
            """
            delete from covalue.staged_rows
            where run_id in (select job_instance_id from old_execution)
            and run_id not in (select run_id from covalue.edition)
            """,
            "delete from covalue.step_figures where job_execution_id in (select job_execution_id from old_execution)",
            """
            delete from batch.batch_job_instance where job_instance_id in (select job_instance_id from old_execution)
              and job_instance_id not in (select job_instance_id from batch.batch_job_execution)
            """);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    RunHistory(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Removes what is older, in one transaction; the last run of each kind and what is under way stay. */
    void remove(Instant before) {
        transactions.executeWithoutResult(status -> removeNow(Timestamp.from(before)));
    }

    private void removeNow(Timestamp before) {
        jdbc.execute("""
                create temporary table old_execution (job_execution_id bigint,
                job_instance_id bigint) on commit drop
                """);
        int old = JdbcClient.create(jdbc)
                .sql(SqlResource.text(RunHistory.class, "old_executions", Map.of("under_way", Runs.UNDER_WAY)))
                .param("before", before)
                .update();
        IN_ORDER.forEach(jdbc::update);
        jdbc.update("""
                delete from covalue.gate_finding where found_at < ?
                and edition_id not in (select edition_id from covalue.edition)
                """, before);
        jdbc.update("delete from covalue.alarm where recovered_at < ?", before);
        if (old > 0) {
            LOG.info("{} runs from before {} removed from the history", old, before.toInstant());
        }
    }
}
