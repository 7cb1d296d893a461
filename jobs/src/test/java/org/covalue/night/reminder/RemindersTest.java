package org.covalue.night.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.covalue.night.SetClock;
import org.covalue.night.alarm.ExpectedInputs;
import org.covalue.night.alarm.Fault;
import org.covalue.settings.Configured;
import org.covalue.settings.NightSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** A mail server in memory gets the reminders; the clock is set by the test. */
class RemindersTest {

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final SetClock clock = new SetClock("2025-06-15T01:00:00Z");
    private int port;

    @TempDir
    private Path landing;

    private TestDatabase database;

    @BeforeEach
    void start() throws Exception {
        mail.start();
        port = mail.getSmtp().getPort();
        database = TestDatabase.create();
        Files.writeString(
                landing.resolve("organisation.csv"),
                "organisation_id,organisation_name,country,founded_on\no1,Uno Ñandú,ES,2010-01-01\n"
                        + "o2,Two,ES,2010-01-01\n");
        Files.writeString(
                landing.resolve("member.csv"), "member_id,member_name,member_type\nM1,One,firm\nM2,Two,firm\n");
        Files.writeString(
                landing.resolve("membership.csv"),
                "organisation_id,member_id,joined_on\no1,M1,2015-01-01\no2,M2,2015-01-01\n");
        Files.writeString(
                landing.resolve("revenue.csv"), "member_id,year,currency,revenue\nM1,2023,EUR,4711\nM2,2023,EUR,815\n");
        assertThat(TestRun.load(database, landing, Instant.parse("2024-06-20T00:00:00Z"))
                        .message())
                .isEmpty();
        manager("ana", "ana@example.org", "es", "o1");
        manager("bob", "bob@example.org", "en", "o1");
    }

    @AfterEach
    void stop() {
        mail.stop();
        database.close();
    }

    private void manager(String login, String address, String language, String organisation) {
        database.jdbc()
                .update(
                        "insert into covalue.portal_user (login, display_name, email, language, created_at) "
                                + "values (?, ?, ?, ?, timestamptz '2024-01-01 00:00Z')",
                        login,
                        "Name of " + login,
                        address,
                        language);
        database.jdbc()
                .update(
                        "insert into covalue.role_grant (login, role, organisation_id) values (?, 'manager', ?)",
                        login,
                        organisation);
    }

    private Reminders reminders(Object... pairs) {
        Object[] always = {
            "covalue.reminders.send", "true",
            "covalue.expected[0].record", "revenue",
            "covalue.expected[0].organisation", "o1",
            "covalue.expected[0].due", "06-30",
            "covalue.expected[1].record", "membership",
            "covalue.expected[1].organisation", "o1",
            "covalue.expected[1].due", "06-30",
            "covalue.portal.address", "https://covalue.example.org/",
            "covalue.alarm.mail-from", "covalue@example.org",
            "covalue.schedule.zone", "Europe/Madrid",
            "spring.mail.host", "127.0.0.1",
            "spring.mail.port", Integer.toString(port)
        };
        Environment environment = Configured.with(
                Stream.concat(Stream.of(always), Stream.of(pairs)).toArray());
        return new Reminders(
                database.dataSource(),
                environment,
                ExpectedInputs.of(database.dataSource(), NightSettings.of(environment)),
                clock);
    }

    private List<String> subjects(String address) {
        return Stream.of(mail.getReceivedMessages())
                .filter(one -> GreenMailUtil.getHeaders(one).contains("To: " + address))
                .map(RemindersTest::subject)
                .toList();
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyManagerIsRemindedOnceADayThatIsNamedInHisLanguageWithTheFormFilledIn() throws Exception {
        assertThat(reminders().send()).isEmpty();
        assertThat(mail.getReceivedMessages()).as("15 days before").isEmpty();
        clock.set("2025-06-16T01:00:00Z");
        assertThat(reminders().send()).isEmpty();
        assertThat(reminders().send()).as("after a restart").isEmpty();
        assertThat(subjects("ana@example.org")).containsExactly("Los datos de Uno Ñandú vencen el 30 de junio de 2025");
        assertThat(subjects("bob@example.org")).containsExactly("Data of Uno Ñandú are due on 30 June 2025");

        MimeMessage toBob = Stream.of(mail.getReceivedMessages())
                .filter(one -> subject(one).startsWith("Data of"))
                .findFirst()
                .orElseThrow();
        MimeMultipart parts = (MimeMultipart) toBob.getContent();
        assertThat(text(parts.getBodyPart(0)))
                .contains("Hello Name of bob,", "due on 30 June 2025; came last on 20 June 2024")
                .contains("https://covalue.example.org/organisation", "https://covalue.example.org/account#reminders")
                .doesNotContain("{", "4711");
        assertThat(toBob.getHeader("List-Unsubscribe"))
                .containsExactly("<https://covalue.example.org/account#reminders>");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("form.xlsx");
        try (InputStream form = parts.getBodyPart(1).getInputStream();
                XSSFWorkbook book = new XSSFWorkbook(form)) {
            assertThat(cells(book)).contains("M1").doesNotContain("M2");
        }
    }

    private static String text(BodyPart part) throws Exception {
        return part.getContent() instanceof MimeMultipart inner
                ? text(inner.getBodyPart(0))
                : String.valueOf(part.getContent());
    }

    private static List<String> cells(XSSFWorkbook book) {
        return Stream.iterate(0, i -> i < book.getNumberOfSheets(), i -> i + 1)
                .map(book::getSheetAt)
                .flatMap((Sheet sheet) -> Stream.iterate(0, i -> i <= sheet.getLastRowNum(), i -> i + 1)
                        .flatMap(i -> Optional.ofNullable(sheet.getRow(i)).stream()))
                .flatMap(row -> Stream.iterate(0, i -> i < row.getLastCellNum(), i -> i + 1)
                        .flatMap(i -> Optional.ofNullable(row.getCell(i)).stream()))
                .map(Object::toString)
                .toList();
    }

    @Test
    void afterTheDateOneReminderComesAndNoneOfTheDaysThatWerePassedOver() {
        clock.set("2025-07-20T01:00:00Z");
        assertThat(reminders().send()).isEmpty();
        assertThat(subjects("bob@example.org")).containsExactly("Data of Uno Ñandú are overdue");
        clock.set("2025-07-30T01:00:00Z");
        assertThat(reminders().send()).isEmpty();
        assertThat(subjects("bob@example.org")).hasSize(2);
    }

    @Test
    void whoSaysSoOrHasLeftOrManagesNothingIsNotReminded() {
        manager("off", "off@example.org", "en", "o1");
        manager("left", "left@example.org", "en", "o1");
        manager("other", "other@example.org", "en", "o2");
        database.jdbc().update("update covalue.portal_user set wants_reminders = false where login = 'off'");
        database.jdbc().update("update covalue.portal_user set is_enabled = false where login = 'left'");
        clock.set("2025-06-20T01:00:00Z");
        assertThat(reminders().send()).isEmpty();
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void nobodyIsRemindedOfWhatHasComeOrWhereItIsNotSwitchedOn() throws Exception {
        clock.set("2025-06-20T01:00:00Z");
        assertThat(reminders("covalue.reminders.send", "false").send()).isEmpty();
        Files.writeString(
                landing.resolve("revenue.csv"),
                "member_id,year,currency,revenue\nM1,2024,EUR,100\nM1,2023,EUR,4711\nM2,2023,EUR,815\n");
        Files.writeString(
                landing.resolve("membership.csv"),
                "organisation_id,member_id,joined_on\no1,M1,2015-01-02\no2,M2,2015-01-01\n");
        assertThat(TestRun.load(database, landing, Instant.parse("2025-06-18T00:00:00Z"))
                        .message())
                .isEmpty();
        assertThat(reminders().send()).isEmpty();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void processesThatRemindAtTheSameMomentSendOneMail() {
        clock.set("2025-06-20T01:00:00Z");
        List<Reminders> processes = List.of(reminders(), reminders(), reminders(), reminders());
        processes.stream()
                .map(one -> CompletableFuture.runAsync(one::send))
                .toList()
                .forEach(CompletableFuture::join);
        List<String> inputs = database.jdbc()
                .queryForList("select login || ' ' || record from covalue.reminder order by 1", String.class);
        assertThat(inputs).containsExactly("ana membership", "ana revenue", "bob membership", "bob revenue");
        int reminded = Stream.of(mail.getReceivedMessages())
                .mapToInt(one -> {
                    String body = GreenMailUtil.getBody(one);
                    return body.split("\n- ", -1).length - 1;
                })
                .sum();
        assertThat(reminded).as("each input once to each").isEqualTo(4);
    }

    @Test
    void whatAServerThatIsAwayKeepsBackIsToldAndSentANightLater() {
        clock.set("2025-06-20T01:00:00Z");
        mail.stop();
        Fault fault = reminders().send().orElseThrow();
        assertThat(fault.id()).isEqualTo("reminders/mail");
        assertThat(fault.happened()).contains("reminders to managers could not be sent");
        mail.start();
        port = mail.getSmtp().getPort();
        clock.set("2025-06-20T02:00:00Z");
        assertThat(reminders().send()).as("still so for those it was tried for").isPresent();
        clock.set("2025-06-21T01:00:00Z");
        assertThat(reminders().send()).isEmpty();
        assertThat(subjects("ana@example.org")).hasSize(1);
        assertThat(subjects("bob@example.org")).hasSize(1);
    }

    @Test
    void withoutAMailServerItIsToldThatNoneCanBeSent() {
        clock.set("2025-06-20T01:00:00Z");
        assertThat(reminders("spring.mail.host", "").send().orElseThrow().happened())
                .contains("spring.mail.host names no mail server");
        assertThat(database.jdbc().queryForObject("select count(*) from covalue.reminder", Long.class))
                .isZero();
    }
}
