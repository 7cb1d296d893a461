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

    private final JdbcTemplate jdbc;

    public RecordHistory(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Empty where no such record was ever delivered. */
    public List<RecordVersion> of(RecordKey key) {
        RecordSpec spec = key.spec();
        if (Boolean.FALSE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, "raw." + spec.record()))) {
            return List.of();
        }
        List<RecordVersion> versions = new ArrayList<>();
        Map<String, Map<String, String>> before = new HashMap<>();
        jdbc.query(
                SqlResource.text(RecordHistory.class, "versions", parts(spec)),
                row -> {
                    Map<String, String> values = values(spec, row);
                    String ownOf = Optional.ofNullable(row.getString(VersionKey.OWN_OF))
                            .orElse("");
                    versions.add(version(versions.size() + 1, before.getOrDefault(ownOf, Map.of()), values, row));
                    before.put(ownOf, values);
                },
                key.values().values().toArray());
        return versions;
    }

    private static Map<String, String> parts(RecordSpec spec) {
        return Map.of(
                "record",
                spec.record(),
                "columns",
                spec.columns().stream()
                        .map(column -> "cast(r." + column + " as text) as value_" + column)
                        .collect(Collectors.joining(", ")),
                "own_of",
                new VersionKey(spec).ownOf("r"),
                "is_of_key",
                spec.key().stream()
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
