package org.covalue.night.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.covalue.database.Scalar;
import org.covalue.database.SqlResource;
import org.covalue.night.NightRegister;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The last night as the database knows it, whatever process or machine ran it, so that one {@code serve} is enough to
 * watch nights started by cron: age of the last good one, open alarms, rows by outcome, seconds and heap by step.
 */
public final class NightGauges implements MeterBinder {

    private static final String LAST_NIGHT = "(select max(p.job_execution_id) from batch.batch_job_execution_params p "
            + "where p.parameter_name = 'command' and p.parameter_value = 'nightly')";

    private final JdbcTemplate jdbc;
    private final NightRegister register;
    private final Clock clock;

    public NightGauges(DataSource dataSource, NightRegister register, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.register = register;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge rows = MultiGauge.builder("covalue.night.rows")
                .description("Rows of the last night by outcome")
                .register(registry);
        MultiGauge seconds = MultiGauge.builder("covalue.night.step.seconds")
                .description("Seconds of the steps of the last night")
                .register(registry);
        MultiGauge heap = MultiGauge.builder("covalue.night.step.heap")
                .baseUnit("bytes")
                .description("Most heap used in the steps of the last night")
                .register(registry);
        Gauge.builder("covalue.night.last.good.age", () -> {
                    rows.register(rows(), true);
                    seconds.register(steps("seconds"), true);
                    heap.register(steps("heap_peak_bytes"), true);
                    return age();
                })
                .baseUnit("seconds")
                .description("Age of the last good night; NaN before the first")
                .register(registry);
        Gauge.builder(
                        "covalue.alarms.open",
                        () -> orNaN(() -> number("select count(*) from covalue.alarm where recovered_at is null")))
                .description("Faults that have not recovered")
                .register(registry);
    }

    private double age() {
        return orNaN(() -> register.lastGood()
                .map(night -> (double)
                        Duration.between(night.publishedAt(), clock.instant()).toSeconds())
                .orElse(Double.NaN));
    }

    private List<Row<?>> rows() {
        return orNone(() -> jdbc.query(
                SqlResource.text(NightGauges.class, "rows_of_night", Map.of("night", LAST_NIGHT)),
                (row, i) -> Row.of(Tags.of("outcome", row.getString(1)), row.getDouble(2))));
    }

    private List<Row<?>> steps(String figure) {
        return orNone(() -> jdbc.query(
                "select step, " + figure + " from covalue.step_figures where job_execution_id = " + LAST_NIGHT,
                (row, i) -> Row.of(Tags.of("step", row.getString(1)), row.getDouble(2))));
    }

    private double number(String sql) {
        return Scalar.of(jdbc, sql, Double.class);
    }

    /** A database that is away shows in the health and as gaps here; it must not break the other meters. */
    private static double orNaN(Supplier<Double> figure) {
        try {
            return figure.get();
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }

    private static List<Row<?>> orNone(Supplier<List<Row<Number>>> rows) {
        try {
            return List.copyOf(rows.get());
        } catch (RuntimeException away) {
            return List.of();
        }
    }
}
