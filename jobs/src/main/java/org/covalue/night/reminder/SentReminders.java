package org.covalue.night.reminder;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which reminders were sent, so that no restart and no other process sends one again. */
final class SentReminders {

    /** A little less than from night to night. */
    private static final Duration UNTIL_NEXT_TRY = Duration.ofHours(20);

    private static final Duration STILL_FAILING = Duration.ofDays(2);
    private static final String NO_DATE = "-infinity";
    private static final int LONGEST_FAILURE = 500;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    SentReminders(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** Whoever manages an organisation and wants to be reminded. */
    List<Addressee> managers(List<String> organisations) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(SentReminders.class, "managers"))
                .param("organisations", organisations.toArray(String[]::new))
                .query((row, i) -> new Addressee(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    /** Its number where it is ours to send now; empty where it was sent, or somebody is at it. */
    Optional<Long> begin(Addressee to, DueInput input) {
        Instant now = clock.instant();
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(SentReminders.class, "begin_reminder"))
                .param("login", to.login())
                .param("organisation", to.organisation())
                .param("record", input.arrival().input().record())
                .param("files", input.arrival().input().files())
                .param(
                        "due",
                        input.arrival()
                                .standing()
                                .due()
                                .map(LocalDate::toString)
                                .orElse(NO_DATE))
                .param("days", input.days())
                .param("now", Timestamp.from(now))
                .param("retry", Timestamp.from(now.minus(UNTIL_NEXT_TRY)))
                .query(Long.class)
                .optional();
    }

    void sent(List<Long> reminders) {
        reminders.forEach(id -> jdbc.update(
                "update covalue.reminder set sent_at = ?, failure = null where reminder_id = ?",
                Timestamp.from(clock.instant()),
                id));
    }

    void failed(List<Long> reminders, String why) {
        String shortened = why.length() <= LONGEST_FAILURE ? why : why.substring(0, LONGEST_FAILURE);
        reminders.forEach(id -> jdbc.update(
                "update covalue.reminder set failed_at = ?, failure = ? where reminder_id = ?",
                Timestamp.from(clock.instant()),
                shortened,
                id));
    }

    /** Of those that could not be sent lately: how many, and why the last could not. */
    Optional<Failures> failures() {
        return jdbc
                .query(
                        """
                        select count(*), (array_agg(failure order by failed_at desc, reminder_id))[1]
                        from covalue.reminder where failed_at > ?
                        having count(*) > 0
                        """,
                        (row, i) -> new Failures(row.getLong(1), row.getString(2)),
                        Timestamp.from(clock.instant().minus(STILL_FAILING)))
                .stream()
                .findFirst();
    }

    record Failures(long count, String last) {}
}
