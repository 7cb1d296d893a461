package org.covalue.inputs.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.VersionKey;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All versions of a record that stand in {@code raw}, in the order in which they count: the common ones, and each
 * organisation's own, which follow one another apart. A row that came again equal to the version before is not kept,
 * and is none.
 */
public final class RecordHistory {

    private static final int MOST_VERSIONS = 2_000;

    private final JdbcTemplate jdbc;

    public RecordHistory(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * @param key of the record, its values joined as {@link RecordKey} prints them
     * @param versions in the order in which they count
     */
    public record Found(String key, List<RecordVersion> versions) {}

    /**
     * @param records with their whole keys, in their order
     * @param isCut whether there are more
     */
    public record Matching(List<Found> records, boolean isCut) {

        public List<RecordVersion> versions() {
            return records.stream().flatMap(one -> one.versions().stream()).toList();
        }
    }

    /** Empty where no such record was ever delivered. */
    public Matching of(RecordKey key) {
        return of(key, MOST_VERSIONS);
    }

    Matching of(RecordKey key, int most) {
        RecordSpec spec = key.spec();
        if (Boolean.FALSE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "raw." + spec.record()))) {
            return new Matching(List.of(), false);
        }
        Map<String, List<RecordVersion>> records = new LinkedHashMap<>();
        Map<List<String>, Map<String, String>> before = new HashMap<>();
        long[] rows = new long[1];
        jdbc.query(
                SqlResource.text(RecordHistory.class, "versions", parts(key, most)),
                row -> {
                    rows[0]++;
                    Map<String, String> values = values(spec, row);
                    String of = spec.key().stream().map(values::get).collect(Collectors.joining(", "));
                    List<String> line = List.of(
                            of,
                            Optional.ofNullable(row.getString(VersionKey.OWN_OF))
                                    .orElse(""));
                    List<RecordVersion> versions = records.computeIfAbsent(of, any -> new ArrayList<>());
                    versions.add(version(versions.size() + 1, before.getOrDefault(line, Map.of()), values, row));
                    before.put(line, values);
                },
                key.values().values().toArray());
        return matching(records, rows[0] > most);
    }

    /** Of the record at which the rest was cut off some versions may be missing; none of it is told. */
    private static Matching matching(Map<String, List<RecordVersion>> records, boolean isCut) {
        List<Found> found = new ArrayList<>();
        records.forEach((key, versions) -> found.add(new Found(key, List.copyOf(versions))));
        return new Matching(isCut && found.size() > 1 ? found.subList(0, found.size() - 1) : found, isCut);
    }

    private static Map<String, String> parts(RecordKey key, int most) {
        RecordSpec spec = key.spec();
        return Map.of(
                "key",
                spec.key().stream().map(column -> "r." + column).collect(Collectors.joining(", ")),
                "most",
                Integer.toString(most + 1),
                "record",
                spec.record(),
                "columns",
                spec.columns().stream()
                        .map(column -> "cast(r." + column + " as text) as value_" + column)
                        .collect(Collectors.joining(", ")),
                "own_of",
                new VersionKey(spec).ownOf("r"),
                "is_of_key",
                key.values().keySet().stream()
                        .map(column -> "r." + column + " = cast(? as "
                                + spec.field(column).type().columnType() + ")")
                        .collect(Collectors.joining(" and ")));
    }

    private static Map<String, String> values(RecordSpec spec, ResultSet row) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : spec.columns()) {
            values.put(
                    column,
                    Optional.ofNullable(row.getString("value_" + column)).orElse(""));
        }
        return values;
    }

    private static RecordVersion version(int number, Map<String, String> before, Map<String, String> now, ResultSet row)
            throws SQLException {
        Map<String, OldNew> columns = new LinkedHashMap<>();
        now.forEach((column, value) -> {
            String old = before.getOrDefault(column, "");
            if (!old.equals(value)) {
                columns.put(column, new OldNew(old, value));
            }
        });
        return new RecordVersion(
                number,
                change(before, now, columns.isEmpty()),
                row.getTimestamp("received_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("accepted_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("sent_by")),
                Optional.ofNullable(row.getString(VersionKey.OWN_OF)),
                row.getString("file"),
                row.getString("sheet"),
                row.getInt("row_number"),
                row.getInt("delivery_id"),
                row.getLong("run_id"),
                Optional.ofNullable(row.getString("waits")).orElse(""),
                columns);
    }

    private static String change(Map<String, String> before, Map<String, String> now, boolean isSame) {
        boolean wasWithdrawn = isWithdrawn(before);
        if (isWithdrawn(now)) {
            return "withdrawn";
        }
        if (before.isEmpty()) {
            return "first";
        }
        return wasWithdrawn ? "brought back" : isSame ? "unchanged" : "changed";
    }

    private static boolean isWithdrawn(Map<String, String> values) {
        return "true".equals(values.get(RecordSpec.WITHDRAW));
    }
}
