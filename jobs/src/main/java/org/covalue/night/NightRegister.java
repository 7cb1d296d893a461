package org.covalue.night;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The business dates that the schedule has seen, and what became of their nights; the same for every machine on a
 * database.
 */
public final class NightRegister {

    private final JdbcTemplate jdbc;
    private final Editions editions;

    public NightRegister(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.editions = new Editions(dataSource);
    }

    /** The last date that was seen, or that a night started by hand was about; empty before the schedule has begun. */
    public Optional<LocalDate> last(LocalDate today) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(NightRegister.class, "last_date"))
                .param("today", Date.valueOf(today))
                .query(Date.class)
                .optional()
                .map(Date::toLocalDate);
    }

    /** Dates that are due and not ended yet, in order. */
    public List<LocalDate> open() {
        return jdbc
                .queryForList("select business_date from covalue.night where state = 'open' order by 1", Date.class)
                .stream()
                .map(Date::toLocalDate)
                .toList();
    }

    /** Enters a date where no machine has entered it before. */
    public void enter(LocalDate date, Instant due, String state, boolean caughtUp) {
        Timestamp now = Timestamp.from(Instant.now());
        jdbc.update(
                """
                insert into covalue.night (business_date, due_at, caught_up, state, noted_at, ended_at)
                values (?, ?, ?, ?, ?, ?) on conflict (business_date) do nothing
                """, Date.valueOf(date), Timestamp.from(due), caughtUp, state, now, state.equals("open") ? null : now);
    }

    public boolean isOpen(LocalDate date) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from covalue.night where business_date = ? and state = 'open')
                """, Boolean.class, Date.valueOf(date)));
    }

    /** Whether the schedule began after this date, so that nobody waits for its night. */
    public boolean wasBefore(LocalDate date) {
        return Boolean.FALSE.equals(jdbc.queryForObject(
                "select exists (select 1 from covalue.night where business_date < ?)",
                Boolean.class,
                Date.valueOf(date)));
    }

    public void end(LocalDate date, String state, Optional<Long> runId) {
        jdbc.update(
                "update covalue.night set state = ?, run_id = ?, ended_at = ? where business_date = ?",
                state,
                runId.orElse(null),
                Timestamp.from(Instant.now()),
                Date.valueOf(date));
    }

    /** A night that had failed and was mended by hand. */
    public void published(LocalDate date, long runId) {
        jdbc.update("""
                update covalue.night
                set state = 'published', run_id = coalesce(nullif(?, 0), run_id), ended_at = ?
                where business_date = ?
                and state in ('failed', 'blocked', 'elsewhere')
                """, runId, Timestamp.from(Instant.now()), Date.valueOf(date));
    }

    /** The run that made an edition. */
    public Optional<Long> runOf(long edition) {
        return jdbc
                .queryForList("select run_id from covalue.edition where edition_id = ?", Long.class, edition)
                .stream()
                .findFirst();
    }

    /** Whether a run of a date's night has begun, or its edition is there, whoever started it. */
    public boolean hasStarted(LocalDate date) {
        return JdbcClient.create(jdbc)
                .sql(SqlResource.text(NightRegister.class, "has_started"))
                .param("date", Date.valueOf(date))
                .param("day", date.toString())
                .query(Boolean.class)
                .single();
    }

    /** The night that was published last: when, and of which date. */
    public Optional<PublishedEdition> lastGood() {
        return editions.last();
    }
}
