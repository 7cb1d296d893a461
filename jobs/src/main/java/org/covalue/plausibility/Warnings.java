package org.covalue.plausibility;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.spec.VersionKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what the rules of plausibility have found of the records known now: values to confirm, with the file and row
 * they come from. Nothing is rejected, and no number is changed.
 */
public final class Warnings {

    private static final List<String> TOLD =
            List.of("column_name", "value", "compared_with", "size", VersionKey.OWN_OF);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final RecordSpecs specs;

    public Warnings(DataSource dataSource, RecordSpecs specs) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.specs = specs;
    }

    /** Puts what the layer holds in the place of what was found before. */
    public void renew(long runId) {
        transactions.executeWithoutResult(status -> {
            jdbc.update("delete from covalue.plausibility_warning");
            PlausibilityRule.all().forEach(this::warn);
            PlausibilityRule.all().stream()
                    .map(PlausibilityRule::record)
                    .distinct()
                    .map(specs::of)
                    .forEach(this::place);
            jdbc.update(SqlResource.text(Warnings.class, "name"));
            jdbc.update("delete from covalue.plausibility_count where run_id = ?", runId);
            JdbcClient.create(jdbc)
                    .sql(SqlResource.text(Warnings.class, "count"))
                    .param("run", runId)
                    .update();
        });
    }

    private void warn(PlausibilityRule rule) {
        RecordSpec spec = specs.of(rule.record());
        String told = Stream.concat(spec.key().stream(), TOLD.stream())
                .map(column -> "'" + column + "'")
                .collect(Collectors.joining(", "));
        jdbc.update(SqlResource.text(
                Warnings.class,
                "warn",
                Map.of(
                        "rule",
                        rule.name(),
                        "record",
                        rule.record(),
                        "key",
                        key(spec, "w") + ", w." + VersionKey.OWN_OF,
                        "told",
                        told)));
    }

    private void place(RecordSpec spec) {
        jdbc.update(SqlResource.text(
                Warnings.class,
                "place",
                Map.of(
                        "record",
                        spec.record(),
                        "key",
                        new VersionKey(spec).columns("r"),
                        "organisation",
                        spec.hasOwnVersions() ? new VersionKey(spec).ownOf("r") : spec.selected("r", "organisation_id"),
                        "member",
                        spec.selected("r", "member_id"))));
    }

    private static String key(RecordSpec spec, String alias) {
        return spec.key().stream().map(column -> alias + "." + column).collect(Collectors.joining(", "));
    }
}
