package org.covalue.portal.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is refused before any controller: nothing of it stays, and its sender is told what was wrong. */
class RefusedBodyTest {

    private static final TestPortal PORTAL = TestPortal.get();

    @Test
    void nothingStaysOfFilesOfAFormThatIsRefused() throws IOException {
        TestPortal.Visitor visitor = PORTAL.signedIn(Users.Grant.of(Role.EVALUATOR));
        String mark = UUID.randomUUID().toString();
        for (int fieldsOfAddress : new int[] {195, 3}) {
            String query = IntStream.range(0, fieldsOfAddress)
                    .mapToObj(i -> "q" + i + "=1")
                    .collect(Collectors.joining("&"));
            String answer = ask(
                    "POST /account?" + query + " HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                            + cookie(visitor),
                    form(mark));
            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(filesOf(mark))
                    .as(fieldsOfAddress + " fields of the address")
                    .isEmpty();
        }
    }

    @Test
    void aBodyThatIsNoneIsNotCalledSlow() throws IOException {
        String answer = ask(
                "POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: "
                        + "chunked\r\n",
                null,
                "zz\r\nabc\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("The request cannot be read");
    }

    @Test
    void whereThereIsNoFileNoneIsTooLarge() throws IOException {
        assertThat(ask(
                        "POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                        "username=" + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 413")
                .contains("What was sent is too large")
                .doesNotContain("file is too large", "20 MB");
    }

    @Test
    void aProblemOfTheApiIsAboutTheAddressThatWasAsked() {
        TestPortal.Visitor evaluator = PORTAL.signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(evaluator.get("/api/v1/editions?x=%00").body())
                .contains("\"instance\":\"/api/v1/editions\"", "U+0000");
    }

    @Test
    void anUnknownVersionOfHttpIsNoFaultOfOurs() throws IOException {
        assertThat(ask("GET /login HTTP/9.9\r\n", null, ""))
                .startsWith("HTTP/1.1 505")
                .contains("The request cannot be read")
                .doesNotContain("noted in the log");
    }

    @Test
    void theIconThatBrowsersAskForIsThereAndNothingIsWarnedOf() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        try {
            assertThat(PORTAL.visitor().get("/favicon.ico").headers().firstValue("Location"))
                    .contains("/static/icon.svg");
        } finally {
            root.detachAppender(heard);
        }
        assertThat(heard.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void whatIsWrongInAnAddressIsNamedInWordsOfBothLanguages() {
        TestPortal.Visitor evaluator = PORTAL.signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(words(evaluator, "/login?errr", "en"))
                .contains("Unknown parameter errr", "Known here: ")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/login?errr", "es"))
                .contains("Parámetro desconocido errr", "Aquí se conocen: ")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/explore?indicator=nope", "en"))
                .contains("indicator=nope: there is no such value", "Expected one of ")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/explore?indicator=nope", "es"))
                .contains("indicator=nope: no existe ese valor", "Se esperaba uno de ")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/tables?edition=last", "en"))
                .contains("edition=last is not understood", "Expected ")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/tables?edition=%00", "en"))
                .contains("edition holds a character that cannot be typed (U+0000)", "Type it anew")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/tables?edition=%00", "es"))
                .contains("edition contiene un carácter que no se puede teclear (U+0000)")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/tables/indicators.csv?columns=indicator,nope", "en"))
                .contains("columns=nope: there is no such value", "indicator")
                .doesNotContain("{", "[");
        assertThat(words(evaluator, "/tables/indicators.csv?columns=nope", "es"))
                .contains("columns=nope: no existe ese valor")
                .doesNotContain("{", "[");
        TestPortal.Visitor administrator = PORTAL.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
        String login = PORTAL.addUser(Users.Grant.of(Role.OPERATOR));
        administrator.get("/admin/users/" + login + "?lang=en");
        assertThat(section(
                        administrator.post("/admin/users/" + login + "/enabled").body()))
                .contains("enabled is missing")
                .doesNotContain("{", "[");
        administrator.get("/admin/users/" + login + "?lang=es");
        assertThat(section(
                        administrator.post("/admin/users/" + login + "/enabled").body()))
                .contains("Falta enabled")
                .doesNotContain("{", "[");
    }

    private static String words(TestPortal.Visitor visitor, String address, String language) {
        visitor.get("/account?lang=" + language);
        return section(visitor.get(address).body());
    }

    private static String section(String page) {
        return page.replaceAll("(?s).*<section>(.*)</section>.*", "$1");
    }

    private static String form(String mark) {
        StringBuilder form = new StringBuilder(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + mark)
                .append("x".repeat(1_000_000))
                .append("\r\n");
        for (int i = 0; i < 10; i++) {
            form.append("--x\r\nContent-Disposition: form-data; name=\"f")
                    .append(i)
                    .append("\"\r\n\r\n1\r\n");
        }
        return form.append("--x--\r\n").toString();
    }

    private static List<Path> filesOf(String mark) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("upload_") && isOf(file, mark))
                    .toList();
        }
    }

    private static boolean isOf(Path file, String mark) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(mark.length()), StandardCharsets.US_ASCII).equals(mark);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String cookie(TestPortal.Visitor visitor) {
        return "Cookie: JSESSIONID=" + visitor.cookie("JSESSIONID").orElseThrow() + "\r\n";
    }

    private static String ask(String head, String body) throws IOException {
        return ask(head, "Content-Length: " + body.length() + "\r\n", body);
    }

    private static String ask(String head, String length, String body) throws IOException {
        URI home = URI.create(PORTAL.url("/"));
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write((head + (length == null ? "" : length) + "Host: localhost\r\nConnection: close\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
