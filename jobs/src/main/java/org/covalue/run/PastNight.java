package org.covalue.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.database.SqlResource;
import org.covalue.disclosure.Editions;
import org.covalue.disclosure.PublishedEdition;
import org.covalue.platform.UsageProblem;
import org.covalue.request.BusinessDates;
import org.covalue.request.RunParameters;
import org.covalue.request.RunParameters.YearRange;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was known at a past moment, and what a night was asked then: enough to build its numbers again.
 *
 * @param asOf what was received by then counts
 * @param acceptedBy of an edition: when its night looked at what was accepted; empty for other moments, and for
 *     editions of versions that did not keep it
 * @param edition the edition that is built again, empty where a moment is
 */
public record PastNight(
        Instant asOf, Optional<Instant> acceptedBy, LocalDate businessDate, Optional<PublishedEdition> edition) {

    public static final String WORDS =
            "expected a day (2026-11-27), a moment (2026-11-27T02:13:00Z) or an edition (edition:3)";
    private static final String EDITION = "edition:";

    /**
     * @param option as it stands on the command line, for messages
     * @throws UsageProblem if it is neither day nor moment nor a published edition, or lies ahead
     */
    public static PastNight of(String option, String text, BusinessDates dates, boolean future, DataSource dataSource) {
        if (text.startsWith(EDITION)) {
            return ofEdition(option, text, dataSource);
        }
        try {
            return text.contains("T")
                    ? ofMoment(option, Instant.parse(text), dates, future)
                    : ofDay(option, LocalDate.parse(text), dates, future);
        } catch (DateTimeParseException e) {
            throw new UsageProblem(option + " " + text + ": " + PastNight.WORDS);
        }
    }

    /** At its end, by UTC. */
    private static PastNight ofDay(String option, LocalDate day, BusinessDates dates, boolean future) {
        Instant end =
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).minusNanos(1000).toInstant();
        return new PastNight(end, Optional.empty(), dates.of(option, day, future), Optional.empty());
    }

    /** On the day that it was on the clock of the schedule. */
    private static PastNight ofMoment(String option, Instant moment, BusinessDates dates, boolean future) {
        if (moment.isAfter(dates.now()) && !future) {
            throw new UsageProblem(option + " " + moment + " has not come yet; give one up to " + dates.now()
                    + ", or --future where this one is meant.");
        }
        return new PastNight(
                moment, Optional.empty(), moment.atZone(dates.zone()).toLocalDate(), Optional.empty());
    }

    private static PastNight ofEdition(String option, String text, DataSource dataSource) {
        List<PublishedEdition> published = new Editions(dataSource).published();
        return published.stream()
                .filter(one -> text.equals(EDITION + one.id()))
                .findFirst()
                .map(one -> of(one, dataSource))
                .orElseThrow(() -> new UsageProblem(option + " " + text
                        + ": there is no such published edition; published are "
                        + published.stream().map(PublishedEdition::id).sorted().toList()));
    }

    /** The night that published an edition. */
    public static PastNight of(PublishedEdition edition, DataSource dataSource) {
        Optional<Instant> looked = JdbcClient.create(dataSource)
                .sql("""
                        select s.staged_at from covalue.staged s
                        inner join covalue.edition n on n.run_id = s.run_id
                        where n.edition_id = :edition
                        """)
                .param("edition", edition.id())
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .optional();
        return new PastNight(edition.asOf(), looked, edition.businessDate(), Optional.of(edition));
    }

    /** A run that builds its numbers again; an edition brings its own currency, years and base year. */
    public RunParameters again(
            long attempt, String currency, Optional<Integer> baseYear, Optional<YearRange> years, Path editions) {
        return new RunParameters(
                "measure",
                businessDate,
                attempt,
                asOf,
                List.of(),
                edition.map(PublishedEdition::reportingCurrency).orElse(currency),
                edition.map(PublishedEdition::baseYear).or(() -> baseYear),
                edition.map(one -> new YearRange(one.yearFrom(), one.yearTo())).or(() -> years),
                "none",
                editions,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                acceptedBy);
    }

    /** Why numbers may differ from those of the edition. */
    public List<String> doubts(DataSource dataSource, String softwareVersion) {
        return edition.map(one -> JdbcClient.create(dataSource)
                        .sql(SqlResource.text(PastNight.class, "doubts_of_past_night"))
                        .param("edition", one.id())
                        .param("version", softwareVersion)
                        .query(String.class)
                        .list())
                .orElse(List.of());
    }
}
