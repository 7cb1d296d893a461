package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.covalue.SampleNight;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.covalue.portal.signin.SignInThrottle;
import org.covalue.portal.web.RelativeRedirects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a request says of where it is from and what it asks, and whom that is believed of. */
class ForwardedTest {

    private static final int GUESSES = 60;
    private static TestPortal open;

    @BeforeAll
    static void start() {
        open = TestPortal.over(
                SampleNight.get().database(),
                SampleNight.get().files().getParent(),
                Map.of("covalue.portal.proxies", ""));
    }

    @AfterAll
    static void stop() {
        open.close();
    }

    @AfterEach
    void letTheClocksGoOn() {
        open.clock().goOn();
        TestPortal.get().clock().goOn();
    }

    @Test
    void addressesThatAGuesserMakesUpDoNotPassTheThrottleNorReachTheAudit() {
        open.clock().stop();
        String login = open.addUser(Users.Grant.of(Role.EVALUATOR));
        int passed = 0;
        for (int i = 0; i < GUESSES; i++) {
            TestPortal.Visitor guesser = open.visitor();
            guesser.from("203.0.113." + i);
            passed += location(guesser.signIn(login, "guess number " + i)).endsWith("/login?error") ? 1 : 0;
        }
        assertThat(passed).as("of %d guesses, at one moment", GUESSES).isEqualTo(SignInThrottle.FREE_PER_LOGIN);
        assertThat(open.part(Audit.class).latest(10))
                .filteredOn(entry -> entry.login().equals(login))
                .isNotEmpty()
                .allMatch(entry -> entry.detail().contains("127.0.0.1"));
    }

    @Test
    void aProxyThatIsNamedIsBelievedAboutTheNearestAddressThatIsNoProxys() {
        TestPortal portal = TestPortal.get();
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.from("198.51.100.9, 203.0.113.77, 127.0.0.1");
        visitor.signIn(login, "a wrong password");
        assertThat(portal.part(Audit.class).latest(3))
                .anyMatch(entry -> entry.login().equals(login) && entry.detail().contains("from 203.0.113.77"));
        for (String nonsense :
                List.of("unknown", "localhost.example.org", "1.2.3", "<script>", "", ",,", "203.0.113.5:80")) {
            TestPortal.Visitor other = portal.visitor();
            other.from(nonsense.isEmpty() ? " " : nonsense);
            assertThat(other.get("/login").statusCode()).as(nonsense).isEqualTo(200);
        }
    }

    @Test
    void guessesFromElsewhereLeaveTheRightPasswordItsWay() {
        TestPortal portal = TestPortal.get();
        portal.clock().stop();
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor own = portal.visitor();
        own.from("198.51.100.20");
        own.signIn(login, TestPortal.PASSWORD);
        for (int i = 0; i < SignInThrottle.FREE_PER_LOGIN_ANYWHERE + 5; i++) {
            TestPortal.Visitor guesser = portal.visitor();
            guesser.from("203.0.113." + (100 + i / SignInThrottle.FREE_PER_LOGIN));
            guesser.signIn(login, "guess number " + i);
        }
        TestPortal.Visitor stranger = portal.visitor();
        stranger.from("198.51.100.21");
        assertThat(location(stranger.signIn(login, TestPortal.PASSWORD)))
                .as("a browser that is not known")
                .endsWith("/login?wait");
        own.post("/logout");
        own.from("198.51.100.22");
        assertThat(location(own.signIn(login, TestPortal.PASSWORD)))
                .as("her own, from anywhere")
                .doesNotContain("/login");
    }

    @Test
    void noRedirectLeadsToAHostThatTheRequestNames() throws IOException {
        for (String path : List.of(
                "/account",
                "/night?lang=es",
                "/admin/users/x",
                "/oauth2/authorization/none",
                "//evil.example/account")) {
            for (String header : List.of(
                    "Host: evil.example",
                    "Host: localhost\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: "
                            + "https\r\nX-Forwarded-Prefix: /evil.example",
                    "Host: localhost\r\nForwarded: host=evil.example;proto=https")) {
                assertThat(answer("GET " + path + " HTTP/1.1\r\n" + header))
                        .as(path + " " + header)
                        .doesNotContain("evil.example");
            }
        }
        assertThat(answer("GET /account HTTP/1.1\r\nHost: evil.example")).contains("Location: /login\r\n");
    }

    @Test
    void whatWasAskedForComesAfterTheSignInOnThisHostWhateverTheRequestSaid() throws IOException {
        assertThat(RelativeRedirects.relative("http://evil.example/night?x=1", "/"))
                .isEqualTo("/night?x=1");
        assertThat(RelativeRedirects.relative("http://evil.example//other.example/", "/"))
                .isEqualTo("/");
        assertThat(RelativeRedirects.relative("javascript:alert(1)", "/")).isEqualTo("/");
        TestPortal.Visitor visitor = open.visitor();
        String login = open.addUser(Users.Grant.of(Role.EVALUATOR));
        visitor.get("/catalogue?search=export&lang=en");
        visitor.get("/login");
        assertThat(location(visitor.post("/login", "username", login, "password", TestPortal.PASSWORD)))
                .isEqualTo("/catalogue?search=export&lang=en");
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String answer(String request) throws IOException {
        URI home = URI.create(open.url("/"));
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
