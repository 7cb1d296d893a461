package org.covalue.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.SmallNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.database.Database;
import org.covalue.inputs.history.OldNew;
import org.covalue.inputs.landing.SentFolder;
import org.covalue.platform.Problem;
import org.covalue.request.RunParameters;
import org.covalue.run.Progress;
import org.covalue.run.RunLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPreviewTest {

    private static final String MEMBER = "member_id,member_name,member_type";
    private static final Progress SILENT = new Progress(Optional.empty());

    @TempDir
    private Path folder;

    private static Preview preview(TestDatabase database, Path... paths) {
        try (Database opened = Database.openAsItIs(Path.of("jobs", "target"), Optional.of(database.url()))) {
            return new LoadPreview(opened, SILENT).of(List.of(paths), TestRun.BUSINESS_DATE, Optional.empty());
        }
    }

    private Path file(String name, String... lines) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static RecordChange of(Preview preview, String record) {
        return preview.records().stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsAreNewChangedSameWithdrawnAndRejectedAsTheLoadThenMakesThem() throws IOException {
        try (TestDatabase database = TestDatabase.create()) {
            Path first = Files.createDirectories(folder.resolve("first"));
            file("first/member.csv", MEMBER, "M1,One,firm", "M2,Two,firm", "M3,Three,firm");
            file(
                    "first/revenue.csv",
                    "member_id,year,currency,revenue,exports",
                    "M1,2023,USD,100,5",
                    "M2,2023,USD,200,6",
                    "M3,2023,USD,300,7",
                    "M9,2023,USD,1,");
            TestRun.load(database, first, Instant.now().minus(1, ChronoUnit.HOURS));
            Path next = file(
                    "revenue.csv",
                    "member_id,year,currency,revenue,exports,withdraw",
                    "M1,2023,USD,100,5,",
                    "M2,2023,USD,250,,",
                    "M3,2023,,,,yes",
                    "M1,2024,USD,110,5,",
                    "M2,2024,USD,-1,5x,");
            Path members = file("member.csv", MEMBER, "M9,Nine,firm");
            List<Map<String, Object>> before = everything(database);

            Preview found = preview(database, next, members);

            assertThat(everything(database)).isEqualTo(before);
            RecordChange revenue = of(found, "revenue");
            assertThat(revenue.added())
                    .as("M1 2024, and M9 2023 which had waited for its member")
                    .isEqualTo(2);
            assertThat(revenue.changed()).isEqualTo(1);
            assertThat(revenue.same()).isEqualTo(1);
            assertThat(revenue.withdrawn()).isEqualTo(1);
            assertThat(revenue.rejected()).isEqualTo(1);
            assertThat(revenue.changedColumns()).containsExactly(Map.entry("revenue", 1L), Map.entry("exports", 1L));
            assertThat(revenue.rows())
                    .filteredOn(row -> row.change().equals("changed"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.key()).containsEntry("member_id", "M2").containsEntry("year", "2023");
                        assertThat(row.columns())
                                .containsEntry("exports", new OldNew("6", ""))
                                .containsEntry("revenue", new OldNew("200", "250"));
                    });
            assertThat(of(found, "member").added()).isEqualTo(1);
            assertThat(found.note()).contains("nothing is published yet");
            assertThat(PreviewText.lines(found))
                    .contains("  changed   M2, 2023: revenue 200 -> 250, exports 6 -> (blank)");
        }
    }

    /** What a load would touch, with the numbers it would draw. */
    private static List<Map<String, Object>> everything(TestDatabase database) {
        return database.jdbc().queryForList("""
                select (select count(*) from covalue.delivery) as deliveries, (select count(*) from raw.revenue) as revenue,
                       (select count(*) from covalue.edition) as editions, (select max(job_instance_id) from batch.batch_job_instance) as run,
                       (select last_value from batch.batch_job_instance_seq) as next_run,
                       (select count(*) from pg_database where datname like 'covalue_scratch_' ||
                            (select oid from pg_database where datname = current_database()) || '%') as scratch
                """);
    }

    @Test
    void valuesThatMoveAreThoseThatTheNextNightPublishes() throws IOException {
        try (TestDatabase database = SmallNight.copy()) {
            Map<String, Object> row = database.jdbc().queryForMap("""
                    select member_id, year, currency, revenue from staging.revenue
                    where revenue > 0 and year = 2023 order by revenue desc limit 1""");
            Path file = file(
                    "revenue.csv",
                    "member_id,year,currency,revenue",
                    row.get("member_id") + ",2023," + row.get("currency") + ","
                            + Math.round(((Number) row.get("revenue")).doubleValue() * 3));
            List<Map<String, Object>> before = everything(database);

            Preview found = preview(database, file);

            assertThat(everything(database)).isEqualTo(before);
            assertThat(found.note()).isEmpty();
            assertThat(found.moves()).isNotEmpty();

            Path editions = Files.createDirectories(folder.resolve("editions"));
            Instant now = Instant.now();
            RunParameters night = TestRun.parameters("nightly", file, now, now.toEpochMilli(), "none", editions);
            assertThat(TestRun.run(database, "nightly", night).message()).isEmpty();
            assertThat(found.moves()).isEqualTo(new ValueMoves(database.dataSource()).between(1, 2));
        }
    }

    @Test
    void whileARunIsAtWorkNothingIsGuessed() throws IOException {
        try (TestDatabase database = TestDatabase.create();
                RunLock atWork = RunLock.acquire(database.dataSource())) {
            Path file = file("member.csv", MEMBER, "M9,Nine,firm");

            assertThat(atWork).isNotNull();
            assertThatThrownBy(() -> preview(database, file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("A run is at work");
            assertThat(everything(database).get(0)).containsEntry("scratch", 0L);
        }
    }

    @Test
    void anOrganisationIsToldOfItsOwnRowsAndValuesAlone() throws IOException {
        try (TestDatabase database = SmallNight.copy();
                Database opened = Database.openAsItIs(Path.of("jobs", "target"), Optional.of(database.url()))) {
            Map<String, Object> row = database.jdbc().queryForMap("""
                    select r.member_id, r.currency, m.organisation_id from staging.revenue r
                    inner join (select member_id, min(organisation_id) as organisation_id from staging.membership
                                group by member_id having count(distinct organisation_id) = 1) m on m.member_id = r.member_id
                    where r.revenue > 0 and r.year = 2023 order by r.revenue desc, r.member_id limit 1""");
            String organisation = (String) row.get("organisation_id");
            SentFolder.prepare(folder.resolve("sent"), organisation);
            Path file = file(
                    "sent/revenue-001.csv",
                    "member_id,year,currency,revenue",
                    row.get("member_id") + ",2023," + row.get("currency") + ",123456");
            LoadPreview previews = new LoadPreview(opened, SILENT);

            Preview found = previews.ofSent(List.of(file), organisation, TestRun.BUSINESS_DATE, Map.of());

            assertThat(of(found, "revenue").changed()).isEqualTo(1);
            assertThat(found.moves())
                    .isNotEmpty()
                    .allMatch(move -> move.organisation().equals(organisation));
            Preview all = preview(database, file);
            assertThat(all.moves()).as(all.note()).anyMatch(ValueMove::isOfGroup);
            assertThatThrownBy(() -> previews.ofSent(List.of(file), "another", TestRun.BUSINESS_DATE, Map.of()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("no file that another has sent in");
        }
    }
}
