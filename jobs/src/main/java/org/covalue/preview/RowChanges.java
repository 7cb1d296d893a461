package org.covalue.preview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.inputs.Deliveries;
import org.covalue.inputs.history.OldNew;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.spec.VersionKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows known at the moment of a run beside those known just before it: what it brought, what it replaced, what it
 * withdrew, and what waited for a record that it brought.
 */
final class RowChanges {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final RecordSpecs specs;
    private final int mostRows;

    /** @param mostRows how many rows of a record type are told one by one */
    RowChanges(DataSource dataSource, RecordSpecs specs, int mostRows) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.specs = specs;
        this.mostRows = mostRows;
    }

    /** Whatever the run changed, also in rows of earlier files. */
    List<RecordChange> of(long runId, List<Deliveries.Outcome> files) {
        return of(runId, files, "true");
    }

    /** What its own files say alone: who sent them need not know what else waited for them. */
    List<RecordChange> ofItsFiles(long runId, List<Deliveries.Outcome> files) {
        return of(
                runId,
                files,
                "(after.is_there is null or after.delivery_id in "
                        + "(select delivery_id from covalue.delivery where run_id = " + runId + "))");
    }

    private List<RecordChange> of(long runId, List<Deliveries.Outcome> files, String whose) {
        return jdbc
                .queryForList(
                        "select max(received_at) from covalue.delivery where run_id = ? having count(*) > 0",
                        Timestamp.class,
                        runId)
                .stream()
                .flatMap(at -> of(runId, at.toInstant(), files, whose).stream())
                .toList();
    }

    private List<RecordChange> of(long runId, Instant at, List<Deliveries.Outcome> files, String whose) {
        Set<String> touched = new TreeSet<>(jdbc.queryForList(
                "select record from covalue.delivery where run_id = ? and record is not null "
                        + "union select record from covalue.unresolved_reference where resolved_at = ?",
                String.class,
                runId,
                Timestamp.from(at)));
        return touched.stream()
                .map(record -> transactions.execute(status -> of(specs.of(record), at, files, whose)))
                .toList();
    }

    private RecordChange of(RecordSpec spec, Instant at, List<Deliveries.Outcome> files, String whose) {
        know("known_before", spec, at.minus(1, ChronoUnit.MICROS));
        know("known_after", spec, at);
        List<Deliveries.Outcome> came = files.stream()
                .filter(file -> spec.record().equals(file.record()))
                .toList();
        return jdbc.queryForObject(
                SqlResource.text(RowChanges.class, "row_changes", parts(spec, whose)),
                (row, i) -> new RecordChange(
                        spec.record(),
                        row.getLong("added"),
                        row.getLong("changed"),
                        came.stream()
                                .mapToLong(Deliveries.Outcome::rowsUnchanged)
                                .sum(),
                        row.getLong("withdrawn"),
                        came.stream()
                                .mapToLong(Deliveries.Outcome::rowsRejected)
                                .sum(),
                        counts(spec, row),
                        rows(spec, whose)));
    }

    private void know(String name, RecordSpec spec, Instant at) {
        jdbc.update("delete from known.run");
        jdbc.update("insert into known.run (as_of) values (?)", Timestamp.from(at));
        jdbc.execute(SqlResource.text(
                RowChanges.class,
                "known_rows",
                Map.of(
                        "name",
                        name,
                        "record",
                        spec.record(),
                        "key",
                        new VersionKey(spec).columns("r"),
                        "own_of",
                        new VersionKey(spec).ownOf("r"),
                        "columns",
                        list(spec.columns(), "r."))));
        jdbc.execute("analyze " + name);
    }

    private Map<String, String> parts(RecordSpec spec, String whose) {
        return Map.of(
                "whose",
                whose,
                "before_columns",
                list(spec.columns(), "before."),
                "after_columns",
                list(spec.columns(), "after."),
                "same_key",
                new VersionKey(spec).isSameKey("after", "before")
                        + " and coalesce(after.own_of, '') = coalesce(before.own_of, '')",
                "of_columns",
                values(spec).stream()
                        .map(name -> ", count(*) filter (where before.is_there and after.is_there and before." + name
                                + " is distinct from after." + name + ") as " + name)
                        .collect(Collectors.joining()),
                "selected",
                "before.is_there as was_there, after.is_there as is_there, "
                        + "coalesce(after.own_of, before.own_of) as own_of, "
                        + spec.columns().stream()
                                .map(name -> "cast(before." + name + " as text) as old_" + name + ", cast(after." + name
                                        + " as text) as new_" + name)
                                .collect(Collectors.joining(", ")),
                "order",
                spec.key().stream()
                                .map(name -> "coalesce(after." + name + ", before." + name + ")")
                                .collect(Collectors.joining(", "))
                        + ", own_of nulls first",
                "most",
                Integer.toString(mostRows));
    }

    private static String list(List<String> columns, String prefix) {
        return columns.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
    }

    /** All columns but the key. */
    private static List<String> values(RecordSpec spec) {
        return spec.columns().stream()
                .filter(name -> !spec.key().contains(name))
                .toList();
    }

    private static Map<String, Long> counts(RecordSpec spec, ResultSet row) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : values(spec)) {
            if (row.getLong(name) > 0) {
                counts.put(name, row.getLong(name));
            }
        }
        return counts;
    }

    private List<RecordChange.Row> rows(RecordSpec spec, String whose) {
        return new ArrayList<>(jdbc.query(
                SqlResource.text(RowChanges.class, "changed_rows", parts(spec, whose)), (row, i) -> row(spec, row)));
    }

    private static RecordChange.Row row(RecordSpec spec, ResultSet row) throws SQLException {
        boolean was = row.getBoolean("was_there");
        boolean is = row.getBoolean("is_there");
        Map<String, String> key = new LinkedHashMap<>();
        for (String name : spec.key()) {
            key.put(name, text(row, (is ? "new_" : "old_") + name));
        }
        Optional.ofNullable(row.getString(VersionKey.OWN_OF)).ifPresent(own -> key.put(VersionKey.OWN_OF, own));
        Map<String, OldNew> columns = new LinkedHashMap<>();
        if (was && is) {
            for (String name : values(spec)) {
                OldNew both = new OldNew(text(row, "old_" + name), text(row, "new_" + name));
                if (!both.old().equals(both.now())) {
                    columns.put(name, both);
                }
            }
        }
        return new RecordChange.Row(!was ? "new" : is ? "changed" : "withdrawn", key, columns);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }
}
