package org.covalue.night.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.covalue.TestDatabase;
import org.covalue.platform.Problem;
import org.covalue.settings.Configured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mail server in memory and a webhook on loopback hear of faults. */
class AlarmTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 28);
    private static final Fault FAILED = new Fault(
            "night/2026-03-28/report",
            Optional.of(DATE),
            "The night of 2026-03-28 (run 7) failed.\nno space",
            "Readers keep edition 3 of 2026-03-27; funder_report is not renewed: peñón.",
            "Make room, then ./covalue nightly again.");

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<JsonNode> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private HttpServer hook;
    private int mailPort;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        mail.start();
        mailPort = mail.getSmtp().getPort();
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            posted.add(JsonMapper.shared()
                    .readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        hook.start();
    }

    @AfterEach
    void stop() {
        hook.stop(0);
        mail.stop();
        database.jdbc().update("delete from covalue.alarm");
        database.jdbc().update("delete from covalue.edition");
    }

    private Environment configuration() {
        return Configured.with(
                "covalue.alarm.mail-to",
                "operator@example.org, deputy@example.org",
                "covalue.alarm.mail-from",
                "covalue@example.org",
                "covalue.alarm.webhook",
                "http://127.0.0.1:" + hook.getAddress().getPort() + "/alarm",
                "covalue.alarm.folder",
                folder.toString(),
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                Integer.toString(mailPort));
    }

    private Alarm alarm() {
        return new Alarm(database.dataSource(), configuration());
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (Message message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    @Test
    void aFaultIsToldOnceToEachAndSaysWhatHappenedWhatItMeansAndWhatToDo() throws Exception {
        alarm().raise(FAILED);
        alarm().raise(FAILED);
        alarm().tell();
        assertThat(subjects())
                .as("one mail to two addresses")
                .containsExactly(
                        "[covalue] The night of 2026-03-28 (run 7) failed.",
                        "[covalue] The night of 2026-03-28 (run 7) failed.");
        assertThat(String.valueOf(mail.getReceivedMessages()[0].getContent()))
                .contains("What happened\nThe night".replace("\n", "\r\n"))
                .contains("no space")
                .contains("funder_report is not renewed: peñón")
                .contains("Make room");
        assertThat(posted).singleElement().satisfies(json -> {
            assertThat(json.get("event").asString()).isEqualTo("raised");
            assertThat(json.get("business_date").asString()).isEqualTo("2026-03-28");
            assertThat(json.get("means").asString()).contains("peñón");
            assertThat(json.get("remedy").asString()).contains("Make room");
        });
        assertThat(folder.resolve("alarm.txt")).content().contains("no space").contains("What to do");
        assertThat(folder.resolve("last-good-night.txt")).doesNotExist();
    }

    @Test
    void aGoodNightIsToldOnceAsRecoveryAndMovesTheDeadManFile() throws Exception {
        alarm().raise(FAILED);
        Instant published = Instant.parse("2026-03-29T01:20:00Z");
        database.jdbc().update("""
                insert into covalue.edition (run_id, business_date, as_of, base_year, reporting_currency, year_from, year_to,
                    software_version, created_at, published_at)
                values (8, date '2026-03-29', now(), 2020, 'USD', 2020, 2021, 'test', now(), ?)
                """, Timestamp.from(published));
        alarm().goodNight(DATE.plusDays(1));
        alarm().goodNight(DATE.plusDays(1));
        assertThat(subjects()).hasSize(4).endsWith("[covalue] Recovered: The night of 2026-03-28 (run 7) failed.");
        assertThat(posted).extracting(json -> json.get("event").asString()).containsExactly("raised", "recovered");
        assertThat(folder.resolve("alarm.txt")).doesNotExist();
        assertThat(Files.getLastModifiedTime(folder.resolve("last-good-night.txt"))
                        .toInstant())
                .isEqualTo(published);

        alarm().raise(FAILED);
        assertThat(subjects())
                .as("the same fault after a recovery is a new one")
                .hasSize(6);
    }

    @Test
    void aNightThatIsGoodSaysNothingOfLaterOnes() {
        alarm().raise(FAILED);
        alarm().goodNight(DATE.minusDays(1));
        assertThat(alarm().open()).hasSize(1);
    }

    @Test
    void whatCouldNotBeToldIsToldLaterAndOnlyByTheWayThatFailed() throws Exception {
        answer.set(503);
        mail.stop();
        alarm().raise(FAILED);
        assertThat(posted).hasSize(1);
        mail.start();
        mailPort = mail.getSmtp().getPort();
        Alarm later = alarm();
        later.tell();
        assertThat(subjects()).hasSize(2);
        answer.set(200);
        later.tell();
        later.tell();
        assertThat(posted).hasSize(3);
        assertThat(subjects()).hasSize(2);
    }

    @Test
    void whoNeverHeardOfAFaultHearsNothingOfItsRecovery() throws Exception {
        answer.set(503);
        alarm().raise(FAILED);
        alarm().goodNight(DATE);
        assertThat(posted).extracting(json -> json.get("event").asString()).doesNotContain("recovered");
        assertThat(subjects()).endsWith("[covalue] Recovered: The night of 2026-03-28 (run 7) failed.");
    }

    /**
     * A mail server may take minutes: nothing of the database waits for it, and nobody else tells the same meanwhile.
     */
    @Test
    void noTransactionIsOpenWhileAnAlarmIsToldAndNobodyElseTellsIt() throws Exception {
        List<Integer> waiting = new CopyOnWriteArrayList<>();
        hook.createContext("/alarm", exchange -> {
            posted.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            waiting.add(database.jdbc()
                    .queryForObject(
                            "select count(*) from pg_stat_activity where datname = current_database() "
                                    + "and state like 'idle in transaction%'",
                            Integer.class));
            alarm().tell();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        alarm().raise(FAILED);
        alarm().goodNight(DATE);
        assertThat(waiting).containsExactly(0, 0);
        assertThat(posted).extracting(json -> json.get("event").asString()).containsExactly("raised", "recovered");
        assertThat(subjects()).hasSize(4);
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.alarm_telling", Long.class))
                .isZero();
    }

    @Test
    void whatAProcessThatDiedWasTellingIsToldByAnother() throws Exception {
        answer.set(503);
        alarm().raise(FAILED);
        answer.set(204);
        posted.clear();
        database.jdbc()
                .update("insert into covalue.alarm_telling select alarm_id, 'webhook', 'told', now() + interval '1 "
                        + "minute' from covalue.alarm");
        alarm().tell();
        assertThat(posted).as("another is at it").isEmpty();
        database.jdbc().update("update covalue.alarm_telling set until = now() - interval '1 second'");
        alarm().tell();
        assertThat(posted).hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayIsToldOnceByTheFileThatRemembersIt() throws Exception {
        Fault away = Faults.noDatabase(DATE, new Problem("The database cannot be reached"));
        Alarm.withoutDatabase(configuration(), away);
        Alarm.withoutDatabase(configuration(), away);
        assertThat(posted).hasSize(1);
        assertThat(subjects()).hasSize(2).allMatch(subject -> subject.contains("did not start"));
        assertThat(folder.resolve("alarm.txt")).content().contains("Start the database");
    }
}
