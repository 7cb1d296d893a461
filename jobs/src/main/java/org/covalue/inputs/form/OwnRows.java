package org.covalue.inputs.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.inputs.form.FormRows.FormRow;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.UsageProblem;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows that an organisation has delivered, as they stand: of events those since the year before the form's, and of
 * what members report every year, for every member that is one in the form's year, a row to fill in beside the last
 * ones.
 */
public final class OwnRows {

    /** A workbook of more is no form that anybody fills in. */
    public static final int MOST = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RecordSpecs SPECS = RecordSpecs.load();

    private final JdbcTemplate jdbc;
    private final String function;

    private OwnRows(JdbcTemplate jdbc, String function) {
        this.jdbc = jdbc;
        this.function = function;
    }

    /** For the operator, of any organisation. */
    public static OwnRows ofAny(DataSource dataSource) {
        return new OwnRows(new JdbcTemplate(dataSource), "own_rows");
    }

    /** Of organisations that the viewer manages, and nothing of others. */
    public static OwnRows ofManaged(JdbcTemplate asViewer) {
        return new OwnRows(asViewer, "viewed_own_rows");
    }

    /**
     * @param asked the year whose figures are asked for; empty asks for the one after the last that was reported, at
     *     most this one
     * @return empty where the organisation was never delivered
     * @throws UsageProblem if there are more than {@link #MOST} rows
     */
    public Optional<FormRows> of(String organisation, List<RecordSpec> specs, Optional<Integer> asked, int thisYear) {
        return rows("organisation", organisation, thisYear).stream()
                .findFirst()
                .map(own -> of(organisation, own, specs, asked.orElseGet(() -> nextYear(organisation, thisYear))));
    }

    private FormRows of(String organisation, Map<String, String> own, List<RecordSpec> specs, int year) {
        Map<String, List<FormRow>> ofRecord = new LinkedHashMap<>();
        Set<String> members =
                specs.stream().anyMatch(spec -> spec.inForm().isEveryYear()) ? members(organisation, year) : Set.of();
        specs.stream()
                .filter(spec -> Owner.of(spec).isPresent())
                .forEach(spec -> ofRecord.put(spec.record(), rows(spec, organisation, members, year, own)));
        int all = ofRecord.values().stream().mapToInt(List::size).sum();
        if (all > MOST) {
            throw new UsageProblem("The form would have " + all + " rows, more than " + MOST
                    + "; ask for fewer record types at a time");
        }
        return new FormRows(own.getOrDefault("organisation_name", organisation), year, ofRecord);
    }

    /** Figures of last year count as this year's work until somebody has reported them. */
    private int nextYear(String organisation, int thisYear) {
        boolean hasLast = SPECS.all().stream()
                .filter(spec -> spec.inForm().isEveryYear())
                .anyMatch(
                        spec -> !rows(spec.record(), organisation, thisYear - 1).isEmpty());
        return hasLast ? thisYear : thisYear - 1;
    }

    private List<FormRow> rows(
            RecordSpec spec, String organisation, Set<String> members, int year, Map<String, String> own) {
        List<Map<String, String>> standing = rows(spec.record(), organisation, year - 1);
        return spec.inForm().isEveryYear()
                ? everyYear(spec, standing, members, year, own)
                : standing.stream().map(row -> new FormRow(row, false)).toList();
    }

    /** Those of the organisation in a year of whom it may report. */
    private Set<String> members(String organisation, int year) {
        Set<String> members = rows("membership", organisation, year).stream()
                .filter(row -> row.getOrDefault("joined_on", "").compareTo(year + "-12-31") <= 0)
                .map(row -> row.get(Owner.MEMBER.column()))
                .collect(Collectors.toCollection(TreeSet::new));
        members.retainAll(rows("member", organisation, year).stream()
                .map(row -> row.get(Owner.MEMBER.column()))
                .collect(Collectors.toSet()));
        return members;
    }

    private static List<FormRow> everyYear(
            RecordSpec spec,
            List<Map<String, String>> standing,
            Set<String> members,
            int year,
            Map<String, String> own) {
        Map<String, TreeMap<String, Map<String, String>>> byMember = new TreeMap<>();
        members.forEach(member -> byMember.put(member, new TreeMap<>()));
        standing.forEach(row -> byMember.computeIfAbsent(
                        row.getOrDefault(Owner.MEMBER.column(), ""), member -> new TreeMap<>())
                .put(row.getOrDefault(yearColumn(spec), ""), row));
        List<FormRow> rows = new ArrayList<>();
        byMember.forEach((member, years) -> {
            years.values().forEach(row -> rows.add(new FormRow(row, false)));
            if (members.contains(member) && !years.containsKey(Integer.toString(year))) {
                Map<String, String> last =
                        years.isEmpty() ? own : years.lastEntry().getValue();
                Map<String, String> asked = new HashMap<>(carried(spec, last));
                asked.put(Owner.MEMBER.column(), member);
                asked.put(yearColumn(spec), Integer.toString(year));
                rows.add(new FormRow(asked, true));
            }
        });
        return rows;
    }

    private static String yearColumn(RecordSpec spec) {
        return spec.inForm().since().orElseThrow();
    }

    /** How the figures were given, which is likely to be so again: currencies and other codes. */
    private static Map<String, String> carried(RecordSpec spec, Map<String, String> last) {
        return spec.fields().stream()
                .filter(RecordSpec.Field::isCarried)
                .map(RecordSpec.Field::name)
                .filter(last::containsKey)
                .collect(Collectors.toMap(name -> name, last::get));
    }

    private List<Map<String, String>> rows(String record, String organisation, int firstYear) {
        RecordSpec spec = SPECS.of(record);
        return jdbc
                .queryForList(
                        "select covalue." + function + "(?, ?, ?, ?, ?, ?, ?)::text",
                        String.class,
                        record,
                        spec.key().toArray(String[]::new),
                        Owner.of(spec).orElseThrow().column(),
                        organisation,
                        spec.inForm().since().orElse(null),
                        firstYear,
                        MOST + 1)
                .stream()
                .map(OwnRows::values)
                .toList();
    }

    private static Map<String, String> values(String json) {
        Map<String, String> values = new HashMap<>();
        JSON.readTree(json).properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> values.put(entry.getKey(), text(entry.getValue())));
        return values;
    }

    private static String text(JsonNode value) {
        return value.isBoolean() ? (value.booleanValue() ? "yes" : "no") : value.asString();
    }
}
