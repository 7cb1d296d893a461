package org.covalue.night.alarm;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.reports.Reports;
import org.covalue.settings.ExpectedInput;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which expected inputs did not come. A file that only lies where it lay before is no delivery; one that comes with the
 * same rows is one.
 */
public final class ExpectedInputs {

    private static final int SHOWN = 8;

    private final JdbcTemplate jdbc;
    private final List<ExpectedInput> expected;
    private final RecordSpecs specs = RecordSpecs.load();

    /** @throws UsageProblem if a record type does not exist, or is nobody's and expected of somebody */
    public ExpectedInputs(DataSource dataSource, List<ExpectedInput> expected) {
        expected.forEach(ExpectedInput::require);
        this.jdbc = new JdbcTemplate(dataSource);
        this.expected = expected;
    }

    /** When an expected input came last, for those who watch; empty where it never came. */
    public record Arrival(ExpectedInput input, Optional<Instant> last, boolean isMissing) {}

    /** Every expected input with its last delivery. */
    public List<Arrival> arrivals(Instant now) {
        return expected.stream()
                .map(input -> {
                    Optional<Instant> last = last(input);
                    return new Arrival(
                            input,
                            last,
                            last.filter(at -> !at.isBefore(now.minus(Duration.ofDays(input.days()))))
                                    .isEmpty());
                })
                .toList();
    }

    /** A fault for each that is missing. */
    public List<Fault> missing(Instant now) {
        return arrivals(now).stream()
                .filter(Arrival::isMissing)
                .map(one ->
                        Faults.missing(one.input(), one.last(), use(one.input().record())))
                .toList();
    }

    private Optional<Instant> last(ExpectedInput input) {
        if (!isMade(input.record())) {
            return Optional.empty();
        }
        RecordSpec spec = specs.of(input.record());
        Timestamp last = input.organisation().isEmpty()
                ? jdbc.queryForObject(
                        "select max(received_at) from covalue.delivery where record = ? and state = 'complete'",
                        Timestamp.class,
                        input.record())
                : jdbc.queryForObject(
                        ofOrganisation(spec, Owner.of(spec).orElseThrow()),
                        Timestamp.class,
                        input.organisation(),
                        input.record(),
                        input.organisation());
        return Optional.ofNullable(last).map(Timestamp::toInstant);
    }

    private boolean isMade(String record) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "raw." + record));
    }

    /** Rows that changed something stand in raw, of the others there is a note of when they came. */
    private static String ofOrganisation(RecordSpec spec, Owner owner) {
        return """
                select greatest(
                    (select max(d.received_at) from covalue.delivery d
                     where d.record = '%1$s' and d.state = 'complete'
                       and exists (select 1 from raw.%1$s r where r.delivery_id = d.delivery_id and %2$s)),
                    (select received_at from covalue.unchanged_arrival where record = ? and organisation_id = ?))
                """.formatted(spec.record(), owner.isOf("r"));
    }

    /** What is counted from a record type: the definitions that read it, through the marts. */
    static String use(String record) {
        List<String> marts = readersOf(Layer.MART, List.of(record));
        List<String> indicators = readersOf(Layer.INDICATORS, marts);
        String some = indicators.stream()
                .limit(SHOWN)
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
        String named = indicators.isEmpty()
                ? "No indicator counts it"
                : indicators.size() + " indicators do not take in newer records: " + some
                        + (indicators.size() > SHOWN ? " and others" : "");
        return named
                + (marts.isEmpty() ? "." : "; " + String.join(", ", Reports.ids()) + " show older figures or fewer.");
    }

    private static List<String> readersOf(Layer layer, List<String> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        Pattern reads = Pattern.compile("\\b(from|join)\\s+(" + String.join("|", sources) + ")\\b");
        return Stream.of(layer)
                .flatMap(one -> SqlDefinition.in(one.folder()).stream())
                .filter(definition -> reads.matcher(definition.select()).find())
                .map(SqlDefinition::name)
                .toList();
    }
}
