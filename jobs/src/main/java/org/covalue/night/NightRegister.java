package org.covalue.night;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.request.RunParameters;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The business dates that the schedule has seen, and what became of their nights; the same for every machine on a
 * database.
 */
public final class NightRegister {

    private static final Set<String> WHOLE_NUMBERS = Set.of("attempt", "base_year");

    private final JdbcTemplate jdbc;
    private final Editions editions;

    public NightRegister(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.editions = new Editions(dataSource);
    }

    /** The last date that was seen, or that a night started by hand was about; empty before the schedule has begun. */
    public Optional<LocalDate> last(LocalDate today) {
        return jdbc.queryForList("""
                select max(business_date) from (
                    select business_date from covalue.night
                    union all
                    select business_date from covalue.edition
                    where published_at is not null and exists (select 1 from covalue.night)
                ) d
                where business_date <= ?
                """, Date.class, Date.valueOf(today)).stream()
                .filter(date -> date != null)
                .findFirst()
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
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from covalue.night where business_date = ? " + "and state = 'open')",
                Boolean.class,
                Date.valueOf(date)));
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
        jdbc.update(
                "update covalue.night set state = 'published', run_id = coalesce(nullif(?, 0), run_id), ended_at = ? "
                        + "where business_date = ? and state in ('failed', 'blocked', 'elsewhere')",
                runId,
                Timestamp.from(Instant.now()),
                Date.valueOf(date));
    }

    /** What the last night was asked to do where it has not come to its end: run with the same words, it goes on. */
    public Optional<RunParameters> resumable() {
        Map<String, String> words = new HashMap<>();
        jdbc.query("""
                select p.parameter_name, p.parameter_value from batch.batch_job_execution_params p
                inner join (
                    select e.job_execution_id, e.status from batch.batch_job_execution e
                    inner join batch.batch_job_instance i on i.job_instance_id = e.job_instance_id
                    where i.job_name = 'nightly' order by e.job_instance_id desc, e.job_execution_id desc limit 1
                ) last on last.job_execution_id = p.job_execution_id and last.status <> 'COMPLETED'
                """, row -> {
            words.put(row.getString(1), row.getString(2));
        });
        return words.isEmpty() ? Optional.empty() : Optional.of(RunParameters.of(parameters(words)));
    }

    private static JobParameters parameters(Map<String, String> words) {
        JobParametersBuilder builder = new JobParametersBuilder();
        words.forEach((name, value) -> {
            if (WHOLE_NUMBERS.contains(name)) {
                builder.addLong(name, Long.valueOf(value));
            } else {
                builder.addString(name, value);
            }
        });
        return builder.toJobParameters();
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
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from covalue.edition where business_date = ? and published_at is not null)
                    or exists (
                        select 1 from batch.batch_job_execution_params d
                        inner join batch.batch_job_execution_params c
                            on c.job_execution_id = d.job_execution_id and c.parameter_name = 'command'
                        where d.parameter_name = 'business_date' and d.parameter_value = ? and c.parameter_value = 'nightly')
                """, Boolean.class, Date.valueOf(date), date.toString()));
    }

    /** The night that was published last: when, and of which date. */
    public Optional<PublishedEdition> lastGood() {
        return editions.last();
    }
}
