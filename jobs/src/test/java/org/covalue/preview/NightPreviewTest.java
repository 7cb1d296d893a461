package org.covalue.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.SmallNight;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.database.Database;
import org.covalue.night.NightResult.State;
import org.covalue.run.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightPreviewTest {

    @TempDir
    private Path folder;

    private NightPreview dryRun(TestDatabase database, List<String> lines) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.write(landing.resolve("file.csv"), lines);
        Instant now = Instant.now();
        try (Database opened = Database.openAsItIs(Path.of("jobs", "target"), Optional.of(database.url()))) {
            return NightPreview.of(
                    opened,
                    TestRun.parameters("nightly", landing, now, now.toEpochMilli(), "none", folder.resolve("editions")),
                    true,
                    new Progress(Optional.empty()));
        }
    }

    private static List<String> standing(TestDatabase database) {
        return database.jdbc().queryForList("""
                select 'runs ' || count(*) from batch.batch_job_instance
                union all select 'editions ' || count(*) from covalue.edition
                union all select 'deliveries ' || count(*) from covalue.delivery
                union all select 'findings ' || count(*) from covalue.gate_finding
                union all select 'next run ' || last_value from batch.batch_job_instance_seq
                """, String.class);
    }

    @Test
    void aNightThatWouldBePublishedTellsWhatMovesAndIsNot() throws IOException {
        try (TestDatabase database = SmallNight.copy()) {
            List<String> before = standing(database);
            String firm = database.jdbc().queryForObject("""
                    select member_id || ',2023,' || currency from staging.revenue
                    where revenue > 0 and year = 2023 order by revenue desc, member_id limit 1""", String.class);

            NightPreview found = dryRun(database, List.of("member_id,year,currency,revenue", firm + ",123456"));

            assertThat(found.result().message()).isEmpty();
            assertThat(found.result().state()).isEqualTo(State.PUBLISHED);
            assertThat(found.preview().moves()).isNotEmpty();
            assertThat(found.preview().records())
                    .filteredOn(one -> one.record().equals("revenue"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.changed()).isEqualTo(1));
            assertThat(standing(database)).isEqualTo(before);
            assertThat(folder.resolve("editions")).doesNotExist();
        }
    }

    @Test
    void whatTheGateWouldKeepBackIsToldAndKeptNowhere() throws IOException {
        try (TestDatabase database = SmallNight.copy()) {
            List<String> before = standing(database);
            List<String> withdrawn = database.jdbc().queryForList("""
                    select organisation_id || ',' || member_id || ',' || joined_on || ',yes' from staging.membership
                    order by 1 limit (select count(*) / 2 from staging.membership)""", String.class);

            NightPreview found = dryRun(
                    database,
                    Stream.concat(Stream.of("organisation_id,member_id,joined_on,withdraw"), withdrawn.stream())
                            .toList());

            assertThat(found.result().state()).as(found.result().message()).isEqualTo(State.BLOCKED);
            assertThat(found.result().message()).contains("membership");
            assertThat(found.preview().records())
                    .filteredOn(one -> one.record().equals("membership"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.withdrawn()).isEqualTo(withdrawn.size()));
            assertThat(standing(database)).isEqualTo(before);
        }
    }
}
