package org.covalue.night.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.alarm.ExpectedInputs.Arrival;
import org.covalue.settings.Standing;

/** Expected inputs by how they stand, and the age of the last delivery of each. */
public final class InputGauges implements MeterBinder {

    private final ExpectedInputs inputs;
    private final Clock clock;

    public InputGauges(ExpectedInputs inputs, Clock clock) {
        this.inputs = inputs;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge states = MultiGauge.builder("covalue.inputs")
                .description("Expected inputs by state: fresh, due, late, missing")
                .register(registry);
        MultiGauge ages = MultiGauge.builder("covalue.input.age")
                .baseUnit("seconds")
                .description("Age of the last delivery of an expected input; NaN where it never came")
                .register(registry);
        Gauge.builder("covalue.inputs.overdue", () -> {
                    List<Arrival> arrivals = arrivals();
                    states.register(states(arrivals), true);
                    ages.register(ages(arrivals), true);
                    return arrivals.stream().filter(Arrival::isOverdue).count();
                })
                .description("Expected inputs that are late or missing")
                .register(registry);
    }

    /** A database that is away shows in the health, and as a gap here. */
    private List<Arrival> arrivals() {
        try {
            return inputs.arrivals(clock.instant());
        } catch (RuntimeException away) {
            return List.of();
        }
    }

    private static List<Row<?>> states(List<Arrival> arrivals) {
        return Stream.of(Standing.State.values())
                .<Row<?>>map(state -> Row.of(
                        Tags.of("state", state.code()),
                        arrivals.stream()
                                .filter(one -> one.standing().state() == state)
                                .count()))
                .toList();
    }

    private List<Row<?>> ages(List<Arrival> arrivals) {
        Instant now = clock.instant();
        return arrivals.stream()
                .<Row<?>>map(one -> Row.of(
                        Tags.of(
                                "record", one.input().record(),
                                "organisation", one.input().organisation(),
                                "files", one.input().files()),
                        one.last()
                                .map(last ->
                                        (double) Duration.between(last, now).toSeconds())
                                .orElse(Double.NaN)))
                .toList();
    }
}
