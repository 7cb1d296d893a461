package org.covalue.run;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What each step took: seconds, the most heap it used, and after {@code accept} the rows of the run. To the registry of
 * the process, to the table {@code covalue.step_figures}, and as one line to the log, whose lines name run and step
 * meanwhile.
 */
public final class StepFigures implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(StepFigures.class);
    private static final List<String> OUTCOMES = List.of("read", "loaded", "rejected", "unchanged");

    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;

    public StepFigures(DataSource dataSource, MeterRegistry meters) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.meters = meters;
    }

    @Override
    public void beforeStep(StepExecution step) {
        MDC.put("run", Long.toString(step.getJobExecution().getJobInstanceId()));
        MDC.put("step", step.getStepName());
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        try {
            record(step);
        } catch (RuntimeException e) {
            LOG.warn("figures of step {} could not be kept: {}", step.getStepName(), e.getMessage());
        } finally {
            MDC.remove("run");
            MDC.remove("step");
        }
        return null;
    }

    private void record(StepExecution step) {
        Duration took = Duration.between(step.getStartTime(), LocalDateTime.now(ZoneId.systemDefault()));
        long heap =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        String state = step.getStatus().name().toLowerCase(Locale.ROOT);
        LOG.info("step {} {} in {} ms, heap at most {} MB", step.getStepName(), state, took.toMillis(), heap >> 20);
        Timer.builder("covalue.step")
                .description("Time of the steps of runs")
                .tag("step", step.getStepName())
                .tag("state", state)
                .register(meters)
                .record(took);
        DistributionSummary.builder("covalue.step.heap")
                .description("Most heap used during a step")
                .baseUnit("bytes")
                .tag("step", step.getStepName())
                .register(meters)
                .record((double) heap);
        jdbc.update(
                """
                insert into covalue.step_figures values (?, ?, ?, ?, ?, ?) on conflict (job_execution_id, step) do nothing
                """,
                step.getJobExecution().getJobInstanceId(),
                step.getJobExecutionId(),
                step.getStepName(),
                Timestamp.from(Instant.now()),
                took.toMillis() / 1000.0,
                heap);
        if (step.getStepName().equals("accept") && step.getStatus() == BatchStatus.COMPLETED) {
            countRows(step.getJobExecution().getJobInstanceId());
        }
    }

    private void countRows(long runId) {
        Map<String, Object> rows = jdbc.queryForMap("""
                select sum(rows_read) as read, sum(rows_loaded) as loaded, sum(rows_rejected) as rejected,
                sum(rows_unchanged) as unchanged from covalue.delivery
                where run_id = ?
                """, runId);
        for (String outcome : OUTCOMES) {
            double count = rows.get(outcome) instanceof Number number ? number.doubleValue() : 0;
            meters.counter("covalue.rows", "outcome", outcome).increment(count);
        }
        LOG.info("rows: {}", rows);
    }

    /** A sum of the pools' peaks is never less than what was used at once. */
    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
