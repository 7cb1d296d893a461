package org.covalue.night;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.run.JobRunner;
import org.covalue.run.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log says, and what it never says. */
class LogTest {

    private static final List<String> CONFIDENTIAL =
            List.of("ZX-MEMBER-77", "ZX-MEMBER-78", "987654321", "Zxname", "zx-lottery");

    @TempDir
    private Path folder;

    /** Rejected rows, an unknown reference, and then a step that fails on a row whose content the server quotes. */
    @Test
    void noMemberAndNothingThatWasFoundReachesTheLogOfANightWithRejectedRowsAndAFailure() throws Exception {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,One,ES,2010-01-01\n");
        Files.writeString(
                landing.resolve("member.csv"),
                "member_id,member_name,member_type\nZX-MEMBER-77,Zxname,firm\nZX-MEMBER-78,Zxname,zx-lottery\n");
        Files.writeString(
                landing.resolve("membership.csv"),
                "organisation_id,member_id,joined_on\no1,ZX-MEMBER-77,2015-01-01\no1,ZX-MEMBER-78,2015-01-01\n");
        Files.writeString(
                landing.resolve("revenue.csv"),
                "member_id,year,currency,revenue,exports\nZX-MEMBER-77,2022,USD,987654321,1\n"
                        + "ZX-MEMBER-77,2023,USD,1,987654321\nZX-MEMBER-78,2022,USD,987654321,1\n");
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbc()
                    .execute("create table public.seen (member_id text check (member_id not like 'ZX%'), revenue "
                            + "numeric)");
            database.jdbc()
                    .execute("create function public.see() returns trigger language plpgsql as $$ begin "
                            + "insert into public.seen select member_id, revenue from raw.revenue; return new; end $$");
            database.jdbc()
                    .execute("create trigger see before insert on released.indicator_value execute function "
                            + "public.see()");
            String log = logged(() -> assertThat(TestRun.night(
                                    database, landing, LocalDate.of(2024, 3, 1), "none", folder.resolve("editions"))
                            .message())
                    .as(
                            "%s",
                            database.jdbc()
                                    .queryForList(
                                            "select file, state, rows_read, rows_loaded, rows_rejected, message from "
                                                    + "covalue.delivery"))
                    .contains("violates check constraint")
                    .doesNotContain(CONFIDENTIAL.toArray(String[]::new)));
            assertThat(database.jdbc().queryForObject("select count(*) from covalue.standing_rejection", Long.class))
                    .isGreaterThanOrEqualTo(3);
            assertThat(log)
                    .contains("violates check constraint")
                    .contains("step load completed")
                    .doesNotContain(CONFIDENTIAL.toArray(String[]::new));
            JsonNode line = log.lines()
                    .map(text -> JsonMapper.shared().readTree(text))
                    .filter(json -> json.get("formattedMessage").asString().startsWith("step measure completed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.get("mdc").get("step").asString()).isEqualTo("measure");
            assertThat(line.get("mdc").get("run").asString()).isEqualTo("1");
            assertThat(line.get("level").asString()).isEqualTo("INFO");
        }
    }

    /** The file that logback.xml writes, as JSON lines. */
    private String logged(Runnable work) throws IOException, JoranException {
        Path file = folder.resolve("covalue.log");
        System.setProperty("covalue.log.format", "json");
        System.setProperty("covalue.log", file.toString());
        try {
            setUp();
            work.run();
        } finally {
            System.clearProperty("covalue.log.format");
            System.clearProperty("covalue.log");
            setUp();
        }
        return Files.readString(file);
    }

    /** As at the start of a process. */
    private static void setUp() throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    }

    /** Each run has a context of its own; lines written meanwhile by others must not be lost with it. */
    @Test
    void theLogIsSetUpOnceHoweverManyRunsThereAre() throws IOException, JoranException {
        Logger log = LoggerFactory.getLogger("org.covalue.night.LogTest");
        String text = logged(() -> {
            try (TestDatabase database = TestDatabase.create()) {
                Appender<ILoggingEvent> before = appender();
                List<CompletableFuture<Void>> starts = Stream.generate(() -> CompletableFuture.runAsync(
                                () -> new JobRunner(database.dataSource(), new Progress(Optional.empty())).close()))
                        .limit(3)
                        .toList();
                for (int line = 0; starts.stream().anyMatch(start -> !start.isDone()) || line < 100; line++) {
                    log.info("line {} of 100", line);
                    LockSupport.parkNanos(1_000_000);
                }
                starts.forEach(CompletableFuture::join);
                assertThat(appender()).isSameAs(before);
            }
        });
        assertThat(text.lines().filter(line -> line.contains("line ")).count()).isGreaterThanOrEqualTo(100);
    }

    private static Appender<ILoggingEvent> appender() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .getAppender("file");
    }
}
