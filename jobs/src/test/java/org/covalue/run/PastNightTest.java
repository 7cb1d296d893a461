package org.covalue.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.SampleNight;
import org.covalue.SmallNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.disclosure.Editions;
import org.covalue.platform.UsageProblem;
import org.covalue.request.BusinessDates;
import org.covalue.request.RunParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night before is edition 1; what came later, or came to its end later, is none of its numbers. */
class PastNightTest {

    @TempDir
    private Path folder;

    private Path landing(String name, String... lines) throws IOException {
        Path landing = Files.createDirectories(folder.resolve(name));
        Files.writeString(landing.resolve(name + ".csv"), String.join("\n", lines) + "\n");
        return landing;
    }

    private static PastNight past(TestDatabase database, String text) {
        BusinessDates dates = new BusinessDates(Instant.now(), ZoneOffset.UTC);
        return PastNight.of("--as-of", text, dates, false, database.dataSource());
    }

    /** Rebuilds the night with what it releases, as a draft beside the editions. */
    private static void assertRebuilt(TestDatabase database, String text, long edition) {
        PastNight night = past(database, text);
        long attempt = Instant.now().toEpochMilli();
        RunParameters run = night.edition().isPresent()
                ? night.again(attempt, "USD", Optional.empty(), Optional.empty(), Path.of(""))
                : new PastNight(night.asOf(), night.acceptedBy(), TestRun.BUSINESS_DATE, Optional.empty())
                        .again(attempt, "USD", Optional.empty(), Optional.empty(), Path.of(""));
        JobRunner.Outcome outcome = TestRun.run(database, "releaseOnly", run);
        assertThat(outcome.message()).isEmpty();
        long draft = new Editions(database.dataSource()).madeBy(outcome.runId()).orElseThrow();
        released(database)
                .forEach(table -> assertThat(difference(database, table, edition, draft))
                        .as("%s of edition %d, rebuilt by %s", table, edition, text)
                        .isEmpty());
    }

    /**
     * All values that are released: neither what studies found nor what came in with the run itself, and no warnings,
     * which are those of the last night.
     */
    private static List<String> released(TestDatabase database) {
        return database.jdbc().queryForList("""
                select tablename from pg_tables where schemaname = 'released'
                and tablename not in ('delivery', 'rejected_row', 'rejected_by_organisation', 'estimate')
                and tablename not in ('warning', 'warning_by_organisation')
                and tablename not like 'study%' order by 1""", String.class);
    }

    private static List<Map<String, Object>> difference(TestDatabase database, String table, long edition, long draft) {
        String columns = String.join(", ", database.jdbc().queryForList("""
                        select quote_ident(attname) from pg_attribute where attrelid = cast(? as regclass)
                        and attnum > 0 and not attisdropped and attname <> 'edition_id' order by attnum""", String.class, "released." + table));
        String cells = "select " + columns + " from released." + table + " where edition_id = ";
        return database.jdbc()
                .queryForList("(" + cells + edition + " except all " + cells + draft + ") union all (" + cells + draft
                        + " except all " + cells + edition + ") limit 3");
    }

    private static void night(TestDatabase database, Path landing) {
        Instant now = Instant.now();
        RunParameters run =
                TestRun.parameters("nightly", landing, now, now.toEpochMilli(), "none", landing.resolveSibling("out"));
        assertThat(TestRun.run(database, "nightly", run).message()).isEmpty();
    }

    private static String firm(TestDatabase database, int place) {
        return database.jdbc().queryForObject("""
                select member_id || ',' || year || ',' || currency from staging.revenue
                where revenue > 0 and year = 2023 order by revenue desc, member_id offset ? limit 1""", String.class, place);
    }

    @Test
    void editionsAndTheirMomentsAreBuiltAgainAlsoTwoOfOneDay() throws IOException {
        try (TestDatabase database = SmallNight.copy()) {
            String restated = firm(database, 0);
            String withdrawn = firm(database, 1);
            Path corrections = landing(
                    "corrections",
                    "member_id,year,currency,revenue,withdraw",
                    restated + ",123456,",
                    withdrawn + ",,yes");
            night(database, corrections);
            assertThat(difference(database, "indicator_value", 1, 2))
                    .as("the corrections move something")
                    .isNotEmpty();

            assertRebuilt(database, "edition:1", 1);
            assertRebuilt(database, "edition:2", 2);
            String first = database.jdbc()
                    .queryForObject(
                            "select as_of from covalue.edition where edition_id = 1", java.time.OffsetDateTime.class)
                    .toInstant()
                    .toString();
            assertRebuilt(database, first, 1);
            assertRebuilt(database, LocalDate.now(ZoneOffset.UTC).minusDays(0).toString(), 2);
        }
    }

    @Test
    void whatWasReceivedBeforeANightAndAcceptedBehindItIsNoneOfItsNumbers() throws IOException {
        try (TestDatabase database = SampleNight.get().copy()) {
            Instant before = database.jdbc()
                    .queryForObject(
                            "select as_of from covalue.edition where edition_id = 1", java.time.OffsetDateTime.class)
                    .toInstant()
                    .minus(Duration.ofMinutes(5));
            Path late = landing(
                    "late",
                    "member_id,year,currency,revenue,withdraw",
                    firm(database, 0) + ",123456,",
                    firm(database, 1) + ",,yes");
            // As a load does that broke off before the night and is brought to its end behind it.
            assertThat(TestRun.load(database, late, before).message()).isEmpty();

            assertRebuilt(database, "edition:1", 1);
        }
    }

    @Test
    void wordsThatNameNoMomentAreToldWhatIsExpected() {
        TestDatabase database = SampleNight.get().database();
        assertThatThrownBy(() -> past(database, "yesterday"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("edition:3");
        assertThatThrownBy(() -> past(database, "edition:7"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("published are [1]");
        assertThatThrownBy(() -> past(database, "2999-01-01T00:00:00Z"))
                .isInstanceOf(UsageProblem.class)
                .hasMessageContaining("has not come yet");
        assertThat(past(database, "2025-06-30").asOf()).isEqualTo(Instant.parse("2025-06-30T23:59:59.999999Z"));
    }
}
