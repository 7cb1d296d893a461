package org.covalue.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Field case 43: a machine far from UTC. What says UTC is UTC, whoever looks from wherever, and every stored time is a
 * moment.
 */
class Case43RunsInUtcTest {

    private static final Map<String, String> FAR_EAST = Map.of("TZ", "Pacific/Apia", "LC_ALL", "C.UTF-8");
    private static final Map<String, String> FAR_WEST = Map.of("TZ", "Pacific/Pago_Pago", "LC_ALL", "C.UTF-8");

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static Instant before;
    private static Instant after;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        database = TestDatabase.create();
        Files.writeString(
                folder.resolve("organisations.csv"),
                "organisation_id,organisation_name,country,founded_on\nO1,One,ES,2010-05-01\n");
        before = Instant.now().minusSeconds(1);
        assertThat(covalue(FAR_EAST, "load", folder.resolve("organisations.csv"))
                        .exit())
                .isZero();
        after = Instant.now();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static CommandProcess.Answer covalue(Map<String, String> environment, Object... words)
            throws IOException, InterruptedException {
        Object[] all = java.util.Arrays.copyOf(words, words.length + 4);
        System.arraycopy(
                new Object[] {"--home", folder.resolve("home"), "--database", database.url()}, 0, all, words.length, 4);
        return CommandProcess.covalue(environment, all);
    }

    @Tag("slow")
    @Test
    void runsPrintsUtcFromWhereverOneLooks() throws IOException, InterruptedException {
        for (Map<String, String> environment : List.of(FAR_EAST, FAR_WEST, Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"))) {
            String output = covalue(environment, "runs").output();
            Matcher time =
                    Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d").matcher(output);
            assertThat(time.find()).as(output).isTrue();
            Instant shown = LocalDateTime.parse(time.group(), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))
                    .toInstant(ZoneOffset.UTC);
            assertThat(shown).as(environment.toString()).isBetween(before.minusSeconds(1), after);
        }
    }

    @Test
    void everyMomentOfTheRunLiesBetweenItsStartAndItsEnd() {
        List<String> times = database.jdbc()
                .queryForList(
                        "select table_schema || '.' || table_name || '.' || column_name from "
                                + "information_schema.columns "
                                + "where data_type = 'timestamp with time zone' and table_schema in ('batch', "
                                + "'covalue') and table_name not like 'flyway%' and table_name <> "
                                + "'portal_user'",
                        String.class);
        assertThat(times).hasSizeGreaterThan(20);
        for (String time : times) {
            String[] part = time.split("\\.");
            assertThat(database.jdbc()
                            .queryForList(
                                    "select " + part[2] + " from " + part[0] + "." + part[1] + " where " + part[2]
                                            + " is not null",
                                    java.sql.Timestamp.class))
                    .as(time)
                    .allSatisfy(at -> assertThat(at.toInstant()).isBetween(before, after));
        }
    }

    /** The tables of the layers and of what was delivered too; only Flyway keeps its own time, in UTC. */
    @Test
    void noColumnKeepsATimeWithoutItsZone() {
        assertThat(database.jdbc()
                        .queryForList(
                                "select table_schema || '.' || table_name || '.' || column_name from "
                                        + "information_schema.columns "
                                        + "where data_type like 'time%without time zone' and table_schema not in "
                                        + "('pg_catalog', 'information_schema')",
                                String.class))
                .containsExactly("covalue.flyway_schema_history.installed_on");
    }
}
