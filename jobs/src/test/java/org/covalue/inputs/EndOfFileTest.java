package org.covalue.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.landing.FileState;
import org.covalue.inputs.landing.Sender;
import org.covalue.inputs.landing.Senders;
import org.covalue.inputs.reading.Reading;
import org.covalue.inputs.spec.RawTables;
import org.covalue.inputs.spec.RecordSpecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen only when a file was read to its end, and what a locale changes. */
class EndOfFileTest {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final String HEADER = "member_id,year,currency,revenue\n";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Path file;

    @BeforeEach
    void createDatabase() {
        database = TestDatabase.create();
        new RawTables(database.dataSource(), SPECS).prepare();
        file = folder.resolve("revenue.csv");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsRefusedAndNothingOfItStays() throws IOException {
        assertThat(changedBetween(() -> Files.writeString(file, "M2,2023,EUR,2\n", StandardOpenOption.APPEND)))
                .isEqualTo("the file grew while it was read; deliver it when it is complete");
    }

    @Test
    void aFileOfTheSameSizeAndOtherContentIsRefused() throws IOException {
        assertThat(changedBetween(() -> Files.writeString(file, HEADER + "M1,2023,EUR,9\n")))
                .isEqualTo("the file changed while it was read; deliver it when it is complete");
    }

    @Test
    void aFileThatIsTakenAwayIsRefused() throws IOException {
        assertThat(changedBetween(() -> Files.delete(file)))
                .isEqualTo("the file was taken away while it was read; deliver it when it is complete");
    }

    /** Removed, or changed into something else, between its registration and its turn. */
    @Test
    void aFileThatIsNotThereWhenItsTurnComesEndsAtOnceAndDoesNotStopTheOthers() throws Exception {
        try (BlockReader reader = new BlockReader(file, "", SPECS, Reading.plain(2025), 1, 0)) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.end().damage().orElseThrow().in("en")).isEqualTo("cannot be read: it is gone");
            assertThat(reader.end().state().bytes()).isEqualTo(-1);
        }
        Files.writeString(file, "no,header\n1,2\n");
        try (BlockReader reader = new BlockReader(file, "", SPECS, Reading.plain(2025), 1, 0)) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.end().damage().orElseThrow().in("en")).contains("changed while it was read");
        }
    }

    @Test
    void aFileThatWasRefusedForItsChangeIsTakenWhenItComesAgain() throws IOException {
        changedBetween(() -> Files.setLastModifiedTime(
                Files.writeString(file, HEADER + "M1,2023,EUR,9\n"), FileTime.from(Instant.EPOCH)));

        Files.writeString(file, HEADER + "M1,2023,EUR,1\n");
        assertThat(load(Optional.empty()).state())
                .as("not skipped as refused before")
                .isEqualTo("complete");
    }

    @Test
    void aDecimalCommaSeenInTheLoadMakesThePointsOfTheFileAQuestion() throws IOException {
        Files.writeString(
                file, "member_id,year,currency,revenue,exports\nM1,2022,EUR,12.500,1\nM2,2022,EUR,7,\"0,5\"\n");

        Deliveries.Outcome outcome = load(Optional.empty());
        assertThat(outcome)
                .extracting(
                        Deliveries.Outcome::state,
                        Deliveries.Outcome::rowsRead,
                        Deliveries.Outcome::rowsLoaded,
                        Deliveries.Outcome::rowsRejected)
                .containsExactly("refused", 0L, 0L, 0L);
        assertThat(outcome.message())
                .startsWith("the numbers of revenue have two values")
                .doesNotContain("12.500");
        assertThat(outcome.notice())
                .isEqualTo("12.500 in row 2 is 12500 with a decimal comma and 12.5 with a decimal point");
        assertThat(stored()).isEmpty();
        assertThat(database.jdbc()
                        .queryForList(
                                "select row_number || column_name || found || rule from covalue.rejected_row",
                                String.class))
                .containsExactly("2revenue12.500locale");
    }

    @Test
    void theSameFileUnderAnotherLocaleIsAnotherDelivery() throws IOException {
        Files.writeString(file, "member_id;year;currency;revenue\nM1;2022;EUR;12.500\n");

        assertThat(load(Optional.empty()).state()).isEqualTo("refused");
        assertThat(load(Optional.empty()).state()).isEqualTo("skipped");
        assertThat(load(Optional.of("es")))
                .extracting(Deliveries.Outcome::state, Deliveries.Outcome::notice)
                .containsExactly("complete", "numbers were read under the locale es: decimal comma, 1.234,5");
        assertThat(load(Optional.of("es")).state()).isEqualTo("skipped");
        assertThat(load(Optional.of("es-MX")).state()).isEqualTo("complete");
        assertThat(stored()).containsExactly(12500.0, 12.5);
    }

    @Test
    void whatIsKnownOfASenderDecidesUnlessTheRunSaysOtherwise() {
        Senders senders = new Senders(List.of(
                new Sender("cordoba/**", "", "es"), new Sender("", "caribe", "en"), new Sender("**", "", "es_MX")));

        assertThat(senders.localeOf("cordoba/a/b.csv", Optional.empty(), Optional.empty()))
                .map(SenderLocale::tag)
                .contains("es");
        assertThat(senders.localeOf("x.csv", Optional.of("caribe"), Optional.empty()))
                .map(SenderLocale::tag)
                .contains("en");
        assertThat(senders.localeOf("x.csv", Optional.empty(), Optional.empty()))
                .map(SenderLocale::tag)
                .contains("es-MX");
        assertThat(senders.localeOf("cordoba/a.csv", Optional.empty(), Optional.of("de")))
                .map(SenderLocale::tag)
                .contains("de");
        assertThat(Senders.UNKNOWN.localeOf("x.csv", Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Between the registration of the file and its last row. */
    private String changedBetween(Change change) throws IOException {
        Files.writeString(file, HEADER + "M1,2023,EUR,1\n");
        Deliveries deliveries = new Deliveries(database.dataSource(), SPECS);
        LoadProgress progress = new LoadProgress(database.dataSource(), deliveries);
        deliveries.register(7, TestRun.parameters("load", file, Instant.now(), 1, "none", folder));
        Deliveries.Waiting waiting = deliveries.waiting(7).get(0);
        database.jdbc()
                .update(
                        "insert into raw.revenue (delivery_id, row_number, member_id, year, currency) values (?, 2, "
                                + "'M1', 2023, 'EUR')",
                        waiting.id());
        change.make();
        new EndOfFile(database.dataSource(), progress)
                .judge(
                        waiting,
                        new BlockReader.End(
                                1,
                                FileState.of(file),
                                Optional.empty(),
                                Dialect.PLAIN,
                                Dialect.PLAIN,
                                "",
                                Optional.empty(),
                                List.of()));
        assertThat(stored()).isEmpty();
        assertThat(deliveries.outcomes(7)).extracting(Deliveries.Outcome::state).containsExactly("refused");
        return deliveries.outcomes(7).get(0).message();
    }

    private Deliveries.Outcome load(Optional<String> locale) {
        return TestRun.firstLoaded(database, folder, locale);
    }

    private List<Double> stored() {
        return database.jdbc()
                .queryForList("select revenue from raw.revenue order by delivery_id, row_number", Double.class);
    }
}
