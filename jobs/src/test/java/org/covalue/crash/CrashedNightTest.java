package org.covalue.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.crash.CrashPoint.Blow;
import org.covalue.crash.CrashPoint.Moment;
import org.covalue.editions.EditionFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed four times in one night, and stopped by a signal twice, beside a night left alone. The long
 * form is {@code bench/crash/run}.
 */
class CrashedNightTest {

    /**
     * Within the load; where the accepted rows, and the draft, are committed and nobody was told; at the end of a step
     * and before one; behind the publication.
     */
    private static final List<CrashPoint> POINTS = List.of(
            CrashPoint.at(Moment.COMMITS, "load", Blow.KILL),
            CrashPoint.at(Moment.COMMITS, "load", Blow.DISCONNECT),
            CrashPoint.at(Moment.COMMITS, "accept", Blow.DISCONNECT),
            CrashPoint.at(Moment.COMPLETES, "accept", Blow.KILL),
            CrashPoint.at(Moment.COMMITS, "stage", Blow.TERMINATE),
            CrashPoint.at(Moment.STARTS, "measure", Blow.TERMINATE),
            CrashPoint.at(Moment.COMPLETES, "measure", Blow.DISCONNECT),
            CrashPoint.at(Moment.SAVES, "disclose", Blow.KILL),
            CrashPoint.at(Moment.COMMITS, "publish", Blow.DISCONNECT),
            CrashPoint.at(Moment.COMPLETES, "publish", Blow.KILL));

    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void aNightThatIsKilledAgainAndAgainLeavesWhatANightLeftAloneLeaves() throws Exception {
        Path landing = landing();
        Snapshot alone;
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection connection = DriverManager.getConnection(database.url())) {
                CrashedNight.prepare(connection);
            }
            Path editions = folder.resolve("alone");
            assertThat(TestRun.night(database, landing, TestRun.BUSINESS_DATE, "all", editions)
                            .message())
                    .isEmpty();
            EditionFiles.copy(editions.resolve("1"), folder.resolve("out-alone"));
            alone = snapshot(database, editions, folder.resolve("out-alone"));
        }
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection connection = DriverManager.getConnection(database.url())) {
                CrashedNight.prepare(connection);
            }
            List<String> command = List.of(
                    "nightly",
                    "--home",
                    folder.resolve("home").toString(),
                    "--database",
                    database.url(),
                    "--landing",
                    landing.toString(),
                    "--business-date",
                    TestRun.BUSINESS_DATE.toString(),
                    "--reports",
                    "all",
                    "--out",
                    folder.resolve("out").toString());
            CrashedNight.Outcome outcome = new CrashedNight(
                            command,
                            folder.resolve("output.txt"),
                            () -> DriverManager.getConnection(database.url()),
                            Map.of())
                    .run(POINTS);

            String said = Files.readString(folder.resolve("output.txt"));
            assertThat(outcome.kills()).as(said).hasSameSizeAs(POINTS);
            assertThat(outcome.recoveries()).as(said).isEqualTo(POINTS.size());
            assertThat(outcome.unclean()).as(said).isEmpty();
            Snapshot crashed = snapshot(database, editionsOf(folder.resolve("home")), folder.resolve("out"));
            assertThat(alone.differences(crashed)).isEmpty();
            assertThat(crashed.size()).as("tables and files compared").isGreaterThan(100);
        }
    }

    private static Snapshot snapshot(TestDatabase database, Path editions, Path out) throws SQLException, IOException {
        try (Connection connection = database.dataSource().getConnection()) {
            return Snapshot.of(connection, Map.of("editions", editions, "out", out));
        }
    }

    /** Those of a database of its own stand in a folder named after it. */
    private static Path editionsOf(Path home) throws IOException {
        try (Stream<Path> folders = Files.list(home.resolve("editions"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    /** Enough rows for two blocks, some of them faulty or doubled, and a reference that nobody knows. */
    private Path landing() throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\no2,Two,ES,2019-01-01\n");
        StringBuilder members = new StringBuilder("member_id,member_name,member_type,ultimate_owner_id\n");
        StringBuilder memberships = new StringBuilder("organisation_id,member_id,joined_on\n");
        StringBuilder revenue = new StringBuilder("member_id,year,currency,revenue,exports,employees_fte\n");
        for (int member = 0; member < 1_500; member++) {
            members.append("M%d,Member %d,firm,%s%n".formatted(member, member, member % 50 == 0 ? "G" : ""));
            memberships.append("%s,M%d,2012-05-01%n".formatted(member % 3 == 0 ? "o2" : "o1", member));
            for (int year = 2015; year < 2025; year++) {
                revenue.append("M%d,%d,EUR,%d.37,%d.11,%s%n"
                        .formatted(member, year, 1000 + member * 7 + year, member, member % 400 == 7 ? "many" : "3.3"));
            }
        }
        revenue.append("M1,2024,EUR,1,1,1\nnobody,2024,EUR,1,1,1\n");
        Files.writeString(landing.resolve("member.csv"), members);
        Files.writeString(landing.resolve("membership.csv"), memberships);
        Files.writeString(landing.resolve("revenue.csv"), revenue);
        Files.writeString(landing.resolve("funding.csv"), """
                funding_id,organisation_id,received_on,source,funder_id,funder_name,amount,currency
                f1,o1,2023-05-01,services,fund,The Fund,100,EUR
                f2,o2,2024-05-01,lottery,fund,The Fund,100,EUR
                f3,o2,2024-05-01,national_public,fund,The Fund,300,EUR
                """);
        Files.writeString(landing.resolve("price_index.csv"), "country,year,price_index\nES,2023,100\nES,2024,103\n");
        Files.writeString(
                landing.resolve("exchange_rate.csv"), "currency,year,units_per_usd\nEUR,2023,0.9\nEUR,2024,0.93\n");
        return landing;
    }
}
