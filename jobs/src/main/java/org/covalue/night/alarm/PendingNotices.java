package org.covalue.night.alarm;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.covalue.database.SqlResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still to be told by a channel, one notice after the other, each by one process only: it is claimed before it
 * is told and noted after, in a statement each, so that nothing is locked while a mail server takes its time.
 *
 * @param event {@code told} of faults that are open, {@code told_recovered} of those that are over
 */
record PendingNotices(JdbcTemplate jdbc, String channel, String event) {

    static final String RAISED = "told";
    static final String RECOVERED = "told_recovered";

    /** Longer than any channel tries; a process that died meanwhile keeps the others waiting no longer. */
    private static final Duration CLAIMED = Duration.ofMinutes(5);

    static final RowMapper<Notice> NOTICE = (row, i) -> new Notice(
            row.getLong("alarm_id"),
            new Fault(
                    row.getString("fault"),
                    Optional.ofNullable(row.getDate("business_date")).map(Date::toLocalDate),
                    row.getString("happened"),
                    row.getString("means"),
                    row.getString("remedy")),
            row.getTimestamp("raised_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("recovered_at")).map(Timestamp::toInstant));

    /**
     * The oldest that nobody is telling, which is ours to tell now. Only who has heard of a fault hears that it is
     * over.
     */
    Optional<Notice> claim() {
        String which = event.equals(RAISED)
                ? "a.recovered_at is null"
                : "a.recovered_at is not null and c.channel = any (a.told)";
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(PendingNotices.class, "claim_notice", Map.of("which", which, "event", event)))
                .param("channel", channel)
                .param("event", event)
                .param("claimed", CLAIMED.toString())
                .query(NOTICE)
                .optional();
    }

    void note(Notice notice) {
        jdbc.update("""
                with told as (
                    delete from covalue.alarm_telling where alarm_id = ? and channel = ? and event = ?
                )
                update covalue.alarm set %1$s = array_append(%1$s, ?) where alarm_id = ? and not ? = any (%1$s)
                """.formatted(event), notice.alarm(), channel, event, channel, notice.alarm(), channel);
    }

    /** It could not be told now; anybody may try again. */
    void giveUp(Notice notice) {
        jdbc.update(
                "delete from covalue.alarm_telling where alarm_id = ? and channel = ? and event = ?",
                notice.alarm(),
                channel,
                event);
    }
}
