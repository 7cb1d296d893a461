package org.covalue.inputs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.Owner;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.spec.VersionKey;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Turns loaded rows into a complete delivery: a key that stands twice in the file is rejected the second time, a row
 * equal to the latest version changes nothing; before, rows that an organisation sent in about another are refused.
 */
public final class Acceptance {

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;
    private final Deliveries deliveries;
    private final SentRows sentRows;
    private final LoadProgress progress;

    public Acceptance(DataSource dataSource, RecordSpecs specs, Deliveries deliveries) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.specs = specs;
        this.deliveries = deliveries;
        this.sentRows = new SentRows(jdbc, specs);
        this.progress = new LoadProgress(dataSource, deliveries);
    }

    /**
     * @param runId the run whose loaded files are accepted, in the order in which they count
     * @throws org.covalue.platform.Problem if a file is not whole
     */
    public void accept(long runId) {
        // Row counts and a rough spread are enough to plan by, and a small sample of them is quickly taken.
        jdbc.execute("set local default_statistics_target = 10");
        sentRows.judge(runId);
        for (Deliveries.Waiting delivery : deliveries.waiting(runId)) {
            progress.requireWhole(delivery);
            RecordSpec spec = specs.of(delivery.record());
            jdbc.execute("analyze raw." + spec.record());
            rejectDoubledKeys(spec, delivery.id());
            dropUnchanged(spec, delivery.id());
            jdbc.update("""
                    update covalue.delivery
                    set state = case state when 'waiting' then 'complete' else state end,
                        accepted_at = coalesce(accepted_at, clock_timestamp())
                    where delivery_id = ?
                    """, delivery.id());
            jdbc.update("delete from covalue.suspects where delivery_id = ?", delivery.id());
        }
    }

    private void rejectDoubledKeys(RecordSpec spec, int deliveryId) {
        List<Integer> suspects = jdbc.queryForList(
                "select unnest(row_numbers) from covalue.suspects where delivery_id = ?", Integer.class, deliveryId);
        if (suspects.isEmpty()) {
            return;
        }
        String candidates = suspects.contains(0) ? "" : """
                and r.row_number in (
                    select unnest(row_numbers || first_rows) from covalue.suspects where delivery_id = %1$d)
                """.formatted(deliveryId);
        jdbc.execute(SqlResource.text(
                Acceptance.class,
                "doubled",
                Map.of(
                        "key",
                        list(spec.key(), "r."),
                        "organisation",
                        spec.selected("r", "organisation_id"),
                        "member",
                        spec.selected("r", "member_id"),
                        "record",
                        spec.record(),
                        "candidates",
                        candidates,
                        "delivery",
                        Integer.toString(deliveryId))));
        jdbc.update("delete from raw." + spec.record() + " r using doubled d where r.ctid = d.place_in_raw");
        Message once = Message.of("expected_key_once");
        Message twice = Message.of("key_twice", "row", "first_row");
        int rejected = jdbc.update(
                """
                insert into covalue.rejected_row (delivery_id, row_number, column_name, found, expected, expected_coded, rule,
                                                  message, message_coded, organisation_id, member_id)
                select ?, row_number, ?, found, ?, ?, 'key', replace(?, 'first_row', cast(first_row as text)),
                       replace(?, 'first_row', cast(first_row as text)), organisation_id, member_id
                from doubled
                """, deliveryId, list(spec.key(), ""), once.in("en"), once.text(), twice.in("en"), twice.text());
        jdbc.execute("drop table doubled");
        jdbc.update("""
                update covalue.delivery
                set rows_loaded = rows_loaded - ?, rows_rejected = rows_rejected + ? where delivery_id = ?
                """, rejected, rejected, deliveryId);
    }

    /** That they came is kept, by organisation. */
    private void dropUnchanged(RecordSpec spec, int deliveryId) {
        Boolean first = jdbc.queryForObject("""
                select not exists (select 1 from covalue.delivery
                                   where record = ? and state = 'complete' and delivery_id < ?)
                """, Boolean.class, spec.record(), deliveryId);
        if (Boolean.TRUE.equals(first)) {
            return;
        }
        Optional<Owner> owner = Owner.of(spec);
        VersionKey versions = new VersionKey(spec);
        Integer unchanged = jdbc.queryForObject(
                SqlResource.text(
                        Acceptance.class,
                        "drop_unchanged",
                        Map.of(
                                "key",
                                versions.columns("r"),
                                "columns",
                                list(spec.columns(), "r."),
                                "own_of",
                                versions.ownOf("r"),
                                "record",
                                spec.record(),
                                "delivery",
                                Integer.toString(deliveryId),
                                "same_key",
                                versions.isSame("n", "r"),
                                "new_columns",
                                list(spec.columns(), "n."),
                                "owner",
                                owner.map(one -> "n." + one.column()).orElse("cast(null as text)"),
                                "organisations",
                                owner.map(one -> one.organisations("dropped"))
                                        .orElse("select cast(null as text) as organisation_id"))),
                Integer.class);
        jdbc.update("""
                update covalue.delivery
                set rows_loaded = rows_loaded - ?, rows_unchanged = ? where delivery_id = ?
                """, unchanged, unchanged, deliveryId);
    }

    private static String list(List<String> columns, String prefix) {
        return columns.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
    }
}
