package org.covalue.night.alarm;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.reports.Reports;
import org.covalue.settings.ExpectedInput;
import org.covalue.settings.NightSettings;
import org.covalue.settings.Standing;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which expected inputs came, are due, and did not come. A file that only lies where it lay before is no delivery; one
 * that comes with the same rows is one.
 */
public final class ExpectedInputs {

    private static final int SHOWN = 8;

    private final JdbcTemplate jdbc;
    private final List<ExpectedInput> expected;
    private final ZoneId zone;
    private final RecordSpecs specs = RecordSpecs.load();

    /**
     * @param zone by whose clock a date begins
     * @throws UsageProblem if a setting makes no sense
     */
    public ExpectedInputs(DataSource dataSource, List<ExpectedInput> expected, ZoneId zone) {
        expected.forEach(ExpectedInput::require);
        this.jdbc = new JdbcTemplate(dataSource);
        this.expected = expected;
        this.zone = zone;
    }

    public static ExpectedInputs of(DataSource dataSource, NightSettings settings) {
        return new ExpectedInputs(
                dataSource, settings.expected(), settings.schedule().clockZone());
    }

    /**
     * An expected input, for those who watch.
     *
     * @param last when it came last; empty where it never did
     */
    public record Arrival(ExpectedInput input, Optional<Instant> last, Standing standing) {

        public boolean isOverdue() {
            return standing.isOverdue();
        }
    }

    /** Every expected input, as configured. */
    public List<Arrival> arrivals(Instant now) {
        return expected.stream().map(input -> arrival(input, now)).toList();
    }

    /** Those that are expected of an organisation. */
    public List<Arrival> arrivals(String organisation, Instant now) {
        return expected.stream()
                .filter(input -> input.organisation().equals(organisation))
                .map(input -> arrival(input, now))
                .toList();
    }

    private Arrival arrival(ExpectedInput input, Instant now) {
        Optional<Instant> last = last(input);
        return new Arrival(input, last, input.standing(last, now, zone));
    }

    /**
     * What is overdue.
     *
     * @param faults one for each that is late or missing
     * @param open ids of faults that may be open: one that was told as late is not over when it is missing
     */
    record Overdue(List<Fault> faults, Set<String> open) {}

    Overdue overdue(Instant now) {
        List<Arrival> overdue =
                arrivals(now).stream().filter(Arrival::isOverdue).toList();
        Set<String> open = new HashSet<>();
        overdue.forEach(one -> {
            open.add(Faults.LATE + one.input().fault());
            if (one.standing().state() == Standing.State.MISSING) {
                open.add(one.input().fault());
            }
        });
        return new Overdue(
                overdue.stream()
                        .map(one -> Faults.overdue(one, use(one.input().record())))
                        .toList(),
                open);
    }

    private Optional<Instant> last(ExpectedInput input) {
        if (!isMade(input.record())) {
            return Optional.empty();
        }
        if (!input.files().isEmpty()) {
            return lastOfFiles(input);
        }
        RecordSpec spec = specs.of(input.record());
        Timestamp last = input.organisation().isEmpty()
                ? jdbc.queryForObject(
                        "select max(received_at) from covalue.delivery where record = ? and state = 'complete'",
                        Timestamp.class,
                        input.record())
                : jdbc.queryForObject(
                        ofOrganisation(spec, Owner.of(spec).orElseThrow()), Timestamp.class, input.organisation());
        return Optional.ofNullable(last).map(Timestamp::toInstant);
    }

    private Optional<Instant> lastOfFiles(ExpectedInput input) {
        return jdbc
                .query(
                        "select file, max(received_at) from covalue.delivery where record = ? and state = 'complete' "
                                + "group by file",
                        (row, i) ->
                                Map.entry(row.getString(1), row.getTimestamp(2).toInstant()),
                        input.record())
                .stream()
                .filter(file -> input.mayBe(file.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }

    private boolean isMade(String record) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "raw." + record));
    }

    private static String ofOrganisation(RecordSpec spec, Owner owner) {
        return SqlResource.text(
                ExpectedInputs.class,
                "last_of_organisation",
                Map.of("record", spec.record(), "is_of_organisation", owner.isOf(spec, "r", "asked.organisation_id")));
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
