package org.covalue.inputs.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.inputs.spec.RecordSpecs;
import org.covalue.platform.UsageProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordHistoryTest {

    @TempDir
    private Path folder;

    private void load(TestDatabase database, String moment, String file, String... lines) throws IOException {
        Path landing = Files.createDirectories(folder.resolve(moment.replaceAll("\\W", "")));
        Files.writeString(landing.resolve(file), String.join("\n", lines) + "\n");
        assertThat(TestRun.load(database, landing, Instant.parse(moment)).message())
                .isEmpty();
    }

    private static RecordKey key(String record, String... words) {
        return RecordKey.of(RecordSpecs.load().of(record), List.of(words));
    }

    @Test
    void everyVersionTellsItsFileRowAndWhatChanged() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            String header = "member_id,year,currency,revenue,exports,withdraw";
            load(database, "2026-01-01T01:00:00Z", "a.csv", header, "M1,2024,USD,100,5,");
            load(database, "2026-01-02T01:00:00Z", "member.csv", "member_id,member_name,member_type", "M1,One,firm");
            load(database, "2026-01-03T01:00:00Z", "b.csv", header, "M1,2023,USD,90,4,", "M1,2024,USD,110,,");
            load(database, "2026-01-04T01:00:00Z", "b.csv", header, "M1,2024,USD,110,,");
            load(database, "2026-01-05T01:00:00Z", "c.csv", header, "M1,2024,,,,yes");
            load(database, "2026-01-06T01:00:00Z", "d.csv", header, "M1,2024,USD,120,,no");

            RecordHistory.Matching matching =
                    new RecordHistory(database.dataSource()).of(key("revenue", "year=2024", "M1"));
            List<RecordVersion> versions = matching.versions();

            assertThat(versions)
                    .extracting(RecordVersion::change)
                    .as("the row that came again equal is no version")
                    .containsExactly("first", "changed", "withdrawn", "brought back");
            assertThat(versions.get(0).waits()).isEqualTo("waited for the member M1 until 2026-01-02 01:00:00");
            RecordVersion second = versions.get(1);
            assertThat(second.file()).isEqualTo("b.csv");
            assertThat(second.row()).isEqualTo(3);
            assertThat(second.receivedAt()).isEqualTo(Instant.parse("2026-01-03T01:00:00Z"));
            assertThat(second.sender()).isEmpty();
            assertThat(second.columns())
                    .containsOnlyKeys("revenue", "exports")
                    .containsEntry("exports", new OldNew("5", ""));
            assertThat(HistoryText.lines(key("revenue", "M1,2024"), matching))
                    .contains("revenue M1, 2024: 4 versions; times are UTC", "       exports: 5 -> (blank)");
            assertThat(HistoryText.csv(matching).lines())
                    .filteredOn(line -> line.startsWith("2,"))
                    .hasSize(2)
                    .allMatch(line -> line.contains(",b.csv,,3,"));
            assertThat(new RecordHistory(database.dataSource())
                            .of(key("revenue", "M1,2022"))
                            .records())
                    .isEmpty();
        }
    }

    @Test
    void aKeyIsGivenInOrderOrByNameAndFaultsNameItsColumns() {
        assertThat(key("revenue", "M1, 2024").values())
                .containsEntry("member_id", "M1")
                .containsEntry("year", "2024");
        assertThat(key("price_index", "AR,2024").values()).containsEntry("index_kind", "cpi");
        assertThat(key("project_result", "project_id=P1", "result_name=a, b", "2024-12-31")
                        .values())
                .containsEntry("result_name", "a, b");
        assertThat(key("member", "a,b").values()).containsEntry("member_id", "a,b");
        for (String wrong : List.of("M1,2024,x", "M1,year", "", "M1,")) {
            assertThatThrownBy(() -> key("revenue", wrong))
                    .isInstanceOf(UsageProblem.class)
                    .hasMessageContaining("The key of revenue is member_id, year");
        }
    }

    @Test
    void aPartOfAKeyFindsAllRecordsThatHaveItUpToABound() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            String header = "member_id,year,currency,revenue";
            load(database, "2026-01-01T01:00:00Z", "a.csv", header, "M1,2023,USD,1", "M1,2024,USD,2", "M2,2024,USD,3");
            load(database, "2026-01-02T01:00:00Z", "b.csv", header, "M1,2024,USD,4");
            RecordHistory history = new RecordHistory(database.dataSource());

            RecordHistory.Matching ofMember = history.of(key("revenue", "M1"));
            assertThat(ofMember.records()).extracting(RecordHistory.Found::key).containsExactly("M1, 2023", "M1, 2024");
            assertThat(ofMember.records().get(1).versions())
                    .extracting(RecordVersion::number, RecordVersion::change)
                    .containsExactly(tuple(1, "first"), tuple(2, "changed"));
            assertThat(history.of(key("revenue", "year=2024")).records())
                    .extracting(RecordHistory.Found::key)
                    .containsExactly("M1, 2024", "M2, 2024");
            RecordHistory.Matching cut = history.of(key("revenue", "year=2024"), 2);
            assertThat(cut.isCut()).isTrue();
            assertThat(HistoryText.lines(key("revenue", "year=2024"), cut))
                    .last()
                    .asString()
                    .contains("There are more records of 2024: the first 1 are told");
        }
    }

    @Test
    void noCellOfTheCsvIsAFormula() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            load(
                    database,
                    "2026-01-01T01:00:00Z",
                    "=a.csv",
                    "member_id,member_name,member_type",
                    "M1,\"=HYPERLINK(\"\"x\"\")\",firm");
            load(database, "2026-01-01T02:00:00Z", "r.csv", "member_id,year,currency,revenue", "M1,2024,USD,-5");
            RecordHistory history = new RecordHistory(database.dataSource());
            assertThat(HistoryText.csv(history.of(key("member", "M1")))).contains("'=HYPERLINK", "'=a.csv");
            assertThat(HistoryText.csv(history.of(key("revenue", "M1")))).contains(",-5,");
        }
    }
}
