package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.covalue.SampleNight;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.access.Users;
import org.covalue.portal.signin.SignInThrottle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a visitor must not see, and what must not last. */
class SafetyTest {

    private final TestPortal portal = TestPortal.get();

    @AfterEach
    void letTheClockGoOn() {
        portal.clock().goOn();
    }

    @Test
    void anErrorTellsNothingOfTheInside() {
        TestPortal.Visitor visitor = portal.signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(visitor.getWith("/account/broken", "Accept", "text/html").body())
                .contains("Something went wrong");
        for (String kind : List.of("text/html", "application/json", "text/plain")) {
            HttpResponse<String> answer = visitor.getWith("/account/broken", "Accept", kind);
            assertThat(answer.statusCode()).as(kind).isBetween(400, 599);
            assertThat(answer.body())
                    .as(kind)
                    .doesNotContain(
                            BrokenController.INSIDE,
                            "Exception",
                            "org.covalue",
                            "org.springframework",
                            "\tat ",
                            "Tomcat");
        }
    }

    @Test
    void aRequestThatCannotBeReadTellsNothingEither() throws IOException {
        for (String request : List.of(
                "GET /%zz HTTP/1.1",
                "GET /a|b HTTP/1.1", "NONSENSE", "GET /account;x=1//.. HTTP/1.1", "TRACE / HTTP/1.1")) {
            assertThat(raw(request))
                    .as(request)
                    .doesNotContain("Tomcat", "org.apache", "Exception", "java.")
                    .matches("(?s)HTTP/1.1 4.*");
        }
    }

    @Test
    void everyPageSaysWhatABrowserMayDoWithIt() {
        HttpResponse<String> page = portal.visitor().get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Permissions-Policy")).isPresent();
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(page.body()).doesNotContainPattern("\\sstyle=|\\son[a-z]+=|<script>|<style");
    }

    @Test
    void signingInChangesTheSessionAndSigningOutEndsIt() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.get("/login");
        String before = visitor.cookie("JSESSIONID").orElseThrow();
        visitor.signIn(login, TestPortal.PASSWORD);
        String after = visitor.cookie("JSESSIONID").orElseThrow();
        assertThat(after).isNotEqualTo(before);
        assertThat(visitor.post("/logout").headers().firstValue("Location").orElse(""))
                .endsWith("/login?signedOut");

        TestPortal.Visitor thief = portal.visitor();
        thief.keep("JSESSIONID", after);
        assertThat(thief.get("/account").statusCode()).isEqualTo(302);
        assertThat(portal.part(Audit.class).latest(20))
                .anyMatch(entry -> entry.login().equals(login) && entry.action().equals("sign in"))
                .anyMatch(entry -> entry.login().equals(login) && entry.action().equals("sign out"));
    }

    @Test
    void aChangedPasswordEndsTheOtherSessionsOfThatUser() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor here = portal.visitor();
        TestPortal.Visitor elsewhere = portal.visitor();
        here.signIn(login, TestPortal.PASSWORD);
        elsewhere.signIn(login, TestPortal.PASSWORD);
        here.post(
                "/account/password",
                "current",
                TestPortal.PASSWORD,
                "password",
                "quite another one",
                "repeated",
                "quite another one");
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/account").headers().firstValue("Location").orElse(""))
                .endsWith("/login?ended");
    }

    @Test
    void aRightThatIsTakenAwayNoLongerCountsInASessionThatGoesOn() {
        String login = portal.addUser(Users.Grant.of(Role.ADMINISTRATOR), Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        assertThat(visitor.get("/admin").statusCode()).isEqualTo(200);
        Accounts accounts = portal.part(Accounts.class);
        portal.addUser(Users.Grant.of(Role.ADMINISTRATOR));
        accounts.grants(login).stream()
                .filter(one -> one.grant().role() == Role.ADMINISTRATOR)
                .forEach(one -> accounts.revoke(login, one.id()));
        assertThat(visitor.get("/admin").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionHasAnEndHoweverBusyItIs() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        try (TestPortal strict = TestPortal.over(
                SampleNight.get().database(),
                SampleNight.get().files().getParent(),
                java.util.Map.of("covalue.portal.longest-session", "0s"))) {
            TestPortal.Visitor visitor = strict.visitor();
            visitor.signIn(login, TestPortal.PASSWORD);
            assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void guessesAreSlowedDownWhetherTheLoginExistsOrNot() {
        portal.clock().stop();
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        for (String guessed : List.of(login, "nobody_of_that_name")) {
            TestPortal.Visitor visitor = portal.visitor();
            visitor.from("203.0.113." + (guessed.equals(login) ? 1 : 2));
            for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN; i++) {
                assertThat(visitor.signIn(guessed, "guess " + i)
                                .headers()
                                .firstValue("Location")
                                .orElse(""))
                        .endsWith("/login?error");
            }
            HttpResponse<String> refused = visitor.signIn(guessed, TestPortal.PASSWORD);
            assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/login?wait");
            assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
            assertThat(visitor.get("/login?wait").body()).contains("Too many attempts");
        }
        assertThat(portal.part(Audit.class).latest(30))
                .anyMatch(entry -> entry.login().equals(login)
                        && entry.action().equals("sign-in failed")
                        && entry.detail().contains("203.0.113.1; the next attempt waits"));
    }

    /** Somebody who finds a browser signed in may not try passwords there. */
    @Test
    void guessesOfTheCurrentPasswordAreSlowedDownAsThoseAtTheDoorAre() {
        portal.clock().stop();
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.from("203.0.113.3");
        visitor.signIn(login, TestPortal.PASSWORD);
        for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN; i++) {
            assertThat(change(visitor, "guess " + i))
                    .contains("The current password is wrong")
                    .doesNotContain("Too many attempts");
        }
        assertThat(change(visitor, TestPortal.PASSWORD)).contains("Too many attempts");
        assertThat(portal.part(Users.class).hasPassword(login, TestPortal.PASSWORD))
                .isTrue();
        assertThat(visitor.signIn(login, TestPortal.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .as("it is one account of guesses")
                .endsWith("/login?wait");
        assertThat(portal.part(Audit.class).latest(30))
                .anyMatch(entry -> entry.login().equals(login)
                        && entry.action().equals("change password failed")
                        && entry.detail().contains("203.0.113.3"));
    }

    private static String change(TestPortal.Visitor visitor, String current) {
        visitor.post(
                "/account/password",
                "current",
                current,
                "password",
                "chosen by a stranger",
                "repeated",
                "chosen by a stranger");
        return visitor.get("/account").body();
    }

    @Test
    void aPasswordThatMustBeChangedShutsEveryDoorUntilItIs() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        String token = portal.part(Tokens.class)
                .issue(login, "for R", java.time.Instant.now().plusSeconds(600));
        TestPortal.Visitor program = portal.visitor();
        assertThat(program.getWith("/api/v1/tables", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        portal.part(Users.class).setPassword(login, "given by somebody", true);
        assertThat(program.getWith("/api/v1/tables", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);

        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, "given by somebody");
        for (String page : List.of("/", "/tables", "/explore", "/api/v1/tables")) {
            assertThat(visitor.get(page).headers().firstValue("Location").orElse(""))
                    .as(page)
                    .endsWith("/account");
        }
        visitor.post(
                "/account/password",
                "current",
                "given by somebody",
                "password",
                "chosen by myself",
                "repeated",
                "chosen by myself");
        assertThat(visitor.get("/tables").statusCode()).as("at once").isEqualTo(200);
        assertThat(program.getWith("/api/v1/tables", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noSecretIsLoggedOrAudited() {
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger own = (Logger) LoggerFactory.getLogger("org.covalue");
        Level ownLevel = own.getLevel();
        own.setLevel(Level.TRACE);
        heard.start();
        root.addAppender(heard);
        try {
            List<String> secrets = useSecrets();
            String logged = heard.list.stream()
                    .map(event -> event.getFormattedMessage()
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                    .collect(Collectors.joining("\n"));
            String audited = portal.part(Audit.class).latest(1000).toString();
            assertThat(secrets).hasSize(6).allSatisfy(secret -> {
                assertThat(secret).hasSizeGreaterThan(11);
                assertThat(logged).doesNotContain(secret);
                assertThat(audited).doesNotContain(secret);
            });
        } finally {
            root.detachAppender(heard);
            own.setLevel(ownLevel);
        }
    }

    /** One of each kind, in use; a password typed into the field of the login too. */
    private List<String> useSecrets() {
        TestPortal.Visitor administrator = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
        administrator.get("/admin");
        administrator.post("/admin/users", "login", "secretive", "name", "Secretive", "language", "en");
        String given = code(administrator.get("/admin/users/secretive").body());
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn("typed into the wrong field", "wrong password of somebody");
        visitor.signIn("secretive", given);
        visitor.post(
                "/account/password",
                "current",
                given,
                "password",
                "chosen by the secretive",
                "repeated",
                "chosen by the secretive");
        visitor.get("/account");
        visitor.post("/account/tokens", "name", "for R", "days", "3");
        String token = code(visitor.get("/account").body());
        portal.visitor().getWith("/api/tables", "Authorization", "Bearer " + token);
        administrator.get("/admin/users/secretive");
        administrator.post("/admin/users/secretive/password");
        String reset = code(administrator.get("/admin/users/secretive").body());
        visitor.get("/account/broken");
        return List.of(
                given,
                "typed into the wrong field",
                "wrong password of somebody",
                "chosen by the secretive",
                token,
                reset);
    }

    private static String code(String page) {
        Matcher code = Pattern.compile("<code>([^<]+)</code>").matcher(page);
        assertThat(code.find()).as("a secret on the page").isTrue();
        return code.group(1);
    }

    private String raw(String request) throws IOException {
        URI home = URI.create(portal.url("/"));
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.getOutputStream()
                    .write((request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
