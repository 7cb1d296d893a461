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
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.covalue.database.Scalar;
import org.covalue.database.SqlResource;
import org.covalue.night.NightRegister;
import org.covalue.run.Runs;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The last night as the database knows it, whatever process or machine ran it, so that one {@code serve} is enough to
 * watch nights started by cron: age of the last good one, open alarms, rows by outcome, seconds and heap by step.
 */
public final class NightGauges implements MeterBinder {

    private final JdbcTemplate jdbc;
    private final Runs runs;
    private final NightRegister register;
    private final Clock clock;

    public NightGauges(DataSource dataSource, NightRegister register, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.runs = new Runs(dataSource);
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
                    Optional<Runs.Run> night = lastNight();
                    rows.register(rows(night), true);
                    seconds.register(steps("seconds", night), true);
                    heap.register(steps("heap_peak_bytes", night), true);
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

    private Optional<Runs.Run> lastNight() {
        try {
            return runs.lastNight();
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    private List<Row<?>> rows(Optional<Runs.Run> night) {
        return of(SqlResource.text(NightGauges.class, "rows_of_night"), "outcome", night.map(Runs.Run::id));
    }

    private List<Row<?>> steps(String figure, Optional<Runs.Run> night) {
        return of(
                "select step, " + figure + " from covalue.step_figures where job_execution_id = ?",
                "step",
                night.map(Runs.Run::lastTry));
    }

    private List<Row<?>> of(String sql, String tag, Optional<Long> id) {
        return id.map(known -> orNone(() ->
                        jdbc.query(sql, (row, i) -> Row.of(Tags.of(tag, row.getString(1)), row.getDouble(2)), known)))
                .orElse(List.of());
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
