package org.covalue.inputs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.database.SqlResource;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.inputs.spec.VersionKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses rows that an organisation has sent in about another one, by what is known when a load takes them: what the
 * portal found when the file came may have changed while it waited. What an operator delivers in the same run counts as
 * known.
 */
final class SentRows {

    private final JdbcTemplate jdbc;
    private final RecordSpecs specs;

    SentRows(JdbcTemplate jdbc, RecordSpecs specs) {
        this.jdbc = jdbc;
        this.specs = specs;
    }

    private record Sent(int id, String record, String sender, Instant receivedAt) {}

    /** @param runId the run whose loaded files are judged; none of their rows counts yet */
    void judge(long runId) {
        List<Integer> judged = new ArrayList<>();
        for (Sent sent : sent(runId)) {
            String known = known(sent, runId, judged);
            RowClaim.of(specs.of(sent.record())).forEach(claim -> judge(sent, claim, known));
            judged.add(sent.id());
        }
    }

    /** Those that name their organisation first, so that what hangs on them is judged by what is left of them. */
    private List<Sent> sent(long runId) {
        return jdbc.query("""
                select delivery_id, record, sent_by, received_at from covalue.delivery
                where run_id = ? and sent_by is not null and state = 'waiting' order by delivery_id
                """, (row, i) -> sent(row), runId).stream()
                .sorted(Comparator.comparing((Sent sent) -> !isNamed(sent)).thenComparing(Sent::id))
                .toList();
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getInt("delivery_id"),
                row.getString("record"),
                row.getString("sent_by"),
                row.getTimestamp("received_at").toInstant());
    }

    private boolean isNamed(Sent sent) {
        return RowClaim.of(specs.of(sent.record())).stream().anyMatch(RowClaim::isNamed);
    }

    private void judge(Sent sent, RowClaim claim, String known) {
        RecordSpec spec = specs.of(sent.record());
        SharingRule rule = claim.mayBeShared(spec)
                ? SharingRule.of(jdbc, sent.sender(), sent.receivedAt()).about(spec)
                : SharingRule.REFUSED;
        if (claim.isNamed()) {
            refuse(sent, claim, claim.message(), "r." + claim.column() + " is distinct from :sender");
        } else if (rule == SharingRule.REFUSED) {
            refuse(sent, claim, claim.message(), others(sent, claim, known, claim.isAlone() ? "" : " and not is_mine"));
        } else {
            refuse(sent, claim, claim.message(), others(sent, claim, known, " and not is_mine"));
            refuse(
                    sent,
                    claim,
                    rule.message(),
                    others(sent, claim, known, " and is_mine") + " and " + rule.refuses(spec, known));
            if (rule == SharingRule.OWN) {
                keepAsOwn(sent, claim, known);
            }
        }
    }

    /** What corrects an own version is one too, also where the member is nobody else's by now. */
    private void keepAsOwn(Sent sent, RowClaim claim, String known) {
        JdbcClient.create(jdbc)
                .sql(SqlResource.text(
                        SentRows.class,
                        "keep_as_own",
                        Map.of(
                                "record",
                                sent.record(),
                                "delivery",
                                Integer.toString(sent.id()),
                                "is_shared",
                                others(sent, claim, known, ""),
                                "same_key",
                                new VersionKey(specs.of(sent.record())).isSameKey("t", "r"),
                                "known",
                                known)))
                .param("sender", sent.sender())
                .update();
    }

    /** @param foreign the condition, with one parameter: {@code sender} */
    private void refuse(Sent sent, RowClaim claim, Message reason, String foreign) {
        JdbcClient.create(jdbc)
                .sql("create temporary table foreign_row as select r.ctid as place_in_raw, r.row_number, r."
                        + claim.column() + " as found from raw." + sent.record() + " r where r.delivery_id = "
                        + sent.id() + " and " + foreign)
                .param("sender", sent.sender())
                .update();
        jdbc.update("delete from raw." + sent.record() + " r using foreign_row f where r.ctid = f.place_in_raw");
        int rejected = jdbc.update(
                """
                insert into covalue.rejected_row (delivery_id, row_number, column_name, found, expected, expected_coded, rule, message, message_coded, organisation_id)
                select ?, row_number, ?, found, ?, ?, ?, ?, ?, ? from foreign_row
                """,
                sent.id(),
                claim.column(),
                RowClaim.expected(sent.sender()).in("en"),
                RowClaim.expected(sent.sender()).text(),
                RowClaim.RULE,
                reason.in("en"),
                reason.text(),
                sent.sender());
        jdbc.execute("drop table foreign_row");
        jdbc.update(
                "update covalue.delivery set rows_loaded = rows_loaded - ?, rows_rejected = rows_rejected + ? where "
                        + "delivery_id = ?",
                rejected,
                rejected,
                sent.id());
    }

    /** Deliveries {@code d} whose rows count as known when a file is judged; those of the file itself do not. */
    private static String known(Sent sent, long runId, List<Integer> judged) {
        String before = judged.isEmpty()
                ? ""
                : " or d.delivery_id in ("
                        + judged.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        return "(d.state = 'complete' or d.run_id = " + runId + " and d.state = 'waiting' and (d.sent_by is null"
                + before + ")) and d.delivery_id <> " + sent.id();
    }

    /**
     * The condition under which a row is another's, with one parameter: {@code sender}. Versions of a row as in
     * staging: the latest counts.
     *
     * @param further what must hold of the owners
     */
    private String others(Sent sent, RowClaim claim, String known, String further) {
        String key = specs.of(claim.record()).key().stream()
                .map(column -> "t." + column)
                .collect(Collectors.joining(", "));
        String owners = SqlResource.text(
                SentRows.class,
                "owners_of_sent",
                Map.of(
                        "column",
                        claim.column(),
                        "key",
                        key,
                        "record",
                        claim.record(),
                        "known",
                        known,
                        "delivery",
                        Integer.toString(sent.id()),
                        "sent",
                        sent.record()));
        return "r." + claim.column() + " in (select owned from " + owners + " owner where is_others" + further + ")";
    }
}
