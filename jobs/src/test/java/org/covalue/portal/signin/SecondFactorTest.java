package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.covalue.TestDatabase;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a second factor, as a user and as who has found out a password. */
class SecondFactorTest {

    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");

    private final TestPortal portal = TestPortal.get();

    private record Owner(String login, String secret, List<String> recovery, TestPortal.Visitor visitor) {

        /** Of the window after the one used last, so that the test does not wait for the clock. */
        String code(int steps) {
            return Totp.code(secret, Totp.step(Instant.now()) + steps);
        }
    }

    @Test
    void aPasswordAloneOpensNothingOnceTheFactorIsOn() {
        Owner owner = withFactor(Users.Grant.of(Role.OPERATOR), Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor thief = portal.visitor();
        HttpResponse<String> answer = thief.signIn(owner.login(), TestPortal.PASSWORD);
        assertThat(location(answer)).endsWith("/login/code");
        for (String page : List.of(
                "/",
                "/night",
                "/account",
                "/account/second-factor",
                "/tables",
                "/tables/groups.csv",
                "/actuator/prometheus")) {
            assertThat(location(thief.get(page))).as(page).endsWith("/login/code");
        }
        assertThat(thief.get("/api/v1/editions").statusCode()).isEqualTo(401);
        thief.get("/login/code");
        for (String path : List.of("/account/second-factor/off", "/account/tokens", "/account/password")) {
            assertThat(location(thief.post(path, "code", "1", "name", "x", "days", "1")))
                    .as(path)
                    .endsWith("/login/code");
        }
        assertThat(location(thief.post("/login/code", "code", "000000"))).endsWith("/login/code");
        assertThat(thief.get("/login/code").body()).contains("The code is wrong");

        thief.post("/login/code", "code", owner.code(1));
        assertThat(thief.get("/night").statusCode()).isEqualTo(200);
        assertThat(portal.part(Audit.class)
                        .page(owner.login(), "sign in", Long.MAX_VALUE, 1)
                        .get(0)
                        .detail())
                .startsWith("password and code");
        assertThat(location(thief.get("/login/code"))).as("asked once").endsWith("/");
    }

    @Test
    void aCodeIsGoodOnceAlsoWhereItIsSentTwiceAtTheSameTime() throws Exception {
        Owner owner = withFactor();
        String code = owner.code(1);
        List<TestPortal.Visitor> visitors =
                Stream.generate(() -> waiting(owner.login())).limit(4).toList();
        ExecutorService together = Executors.newFixedThreadPool(visitors.size());
        List<Future<Boolean>> entered = together.invokeAll(visitors.stream()
                .map(visitor -> (Callable<Boolean>) () -> {
                    visitor.post("/login/code", "code", code);
                    return visitor.get("/account").statusCode() == 200;
                })
                .toList());
        together.shutdown();
        int in = 0;
        for (Future<Boolean> one : entered) {
            in += one.get() ? 1 : 0;
        }
        assertThat(in).isEqualTo(1);
        assertThat(portal.part(SecondFactor.class).accept(owner.login(), owner.code(0)))
                .as("nor one from before it")
                .isEmpty();
    }

    @Test
    void aRecoveryCodeIsGoodOnceAndKeptAsAHashOnly() {
        Owner owner = withFactor();
        assertThat(owner.recovery()).hasSize(10).doesNotHaveDuplicates();
        TestPortal.Visitor visitor = waiting(owner.login());
        visitor.post(
                "/login/code",
                "code",
                owner.recovery().get(3).toUpperCase(java.util.Locale.ROOT).replace("-", " "));
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/account/second-factor").body()).contains("9 recovery codes are left");
        TestPortal.Visitor again = waiting(owner.login());
        again.post("/login/code", "code", owner.recovery().get(3));
        assertThat(location(again.get("/account"))).endsWith("/login/code");
        assertThat(org.covalue.SampleNight.get()
                        .database()
                        .jdbc()
                        .queryForList(
                                "select code_sha256 from covalue.recovery_code where login = ?",
                                String.class,
                                owner.login()))
                .hasSize(10)
                .noneMatch(hash -> owner.recovery().stream().anyMatch(code -> hash.contains(code.replace("-", ""))));
    }

    @Test
    void guessesAreSlowedDown() {
        Owner owner = withFactor();
        TestPortal.Visitor guesser = waiting(owner.login());
        for (int i = 0; i < 8; i++) {
            guesser.post("/login/code", "code", "%06d".formatted(i));
        }
        assertThat(guesser.get("/login/code").body()).contains("Too many");
        guesser.post("/login/code", "code", owner.code(1));
        assertThat(location(guesser.get("/account")))
                .as("also the right one waits")
                .endsWith("/login/code");
    }

    @Test
    void thePictureSaysWhatAnAuthenticatorReads() throws Exception {
        String login = portal.addUser();
        String address = SecondFactor.address(login, Totp.newSecret());
        QrDrawing drawing = QrDrawing.of(address);
        boolean[][] dark = new boolean[drawing.side()][drawing.side()];
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(drawing.path());
        while (module.find()) {
            dark[Integer.parseInt(module.group(2))][Integer.parseInt(module.group(1))] = true;
        }
        assertThat(read(dark)).isEqualTo(address).contains("issuer=Covalue", "period=30", "digits=6", login);
    }

    @Test
    void itIsSwitchedOffByACodeAndTakenAwayByAnAdministrator() {
        Owner owner = withFactor();
        owner.visitor().get("/account/second-factor");
        owner.visitor().post("/account/second-factor/off", "code", "123456");
        assertThat(portal.part(SecondFactor.class).isOn(owner.login())).isTrue();
        owner.visitor().post("/account/second-factor/off", "code", owner.code(1));
        assertThat(portal.part(SecondFactor.class).isOn(owner.login())).isFalse();

        Owner lost = withFactor();
        TestPortal.Visitor administrator = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
        assertThat(administrator.get("/admin/users/" + lost.login()).body()).contains("Take the second factor away");
        administrator.post("/admin/users/" + lost.login() + "/second-factor/reset");
        assertThat(location(portal.visitor().signIn(lost.login(), TestPortal.PASSWORD)))
                .doesNotContain("code");
        assertThat(portal.part(Audit.class).latest(5))
                .anyMatch(entry -> entry.action().equals("reset second factor")
                        && entry.subject().equals(lost.login()));
    }

    @Test
    void aRoleThatDemandsItShowsNothingElseUntilItIsSetUpAndItsTokensWait(@TempDir Path folder) {
        try (TestDatabase database = TestDatabase.create();
                TestPortal strict = TestPortal.over(
                        database, folder, Map.of("covalue.accounts.second-factor-for", "operator,evaluator"))) {
            String login = strict.addUser(Users.Grant.of(Role.EVALUATOR));
            String token =
                    strict.part(Tokens.class).issue(login, "t", Instant.now().plus(Duration.ofDays(1)));
            TestPortal.Visitor program = strict.visitor();
            assertThat(program.getWith("/api/v1/editions", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
            TestPortal.Visitor visitor = strict.visitor();
            visitor.signIn(login, TestPortal.PASSWORD);
            for (String page : List.of("/", "/tables", "/catalogue")) {
                assertThat(location(visitor.get(page))).as(page).endsWith("/account/second-factor");
            }
            assertThat(location(visitor.get("/api/v1/editions"))).endsWith("/account/second-factor");
            assertThat(visitor.get("/account/second-factor").body()).contains("Your role needs a second factor");
            setUp(visitor, login);
            assertThat(visitor.get("/catalogue").statusCode()).isEqualTo(200);
            assertThat(program.getWith("/api/v1/editions", "Authorization", "Bearer " + token)
                            .statusCode())
                    .as("issued by the password alone")
                    .isEqualTo(401);
            visitor.post("/account/tokens", "name", "laptop", "days", "1");
            assertThat(program.getWith(
                                    "/api/v1/editions",
                                    "Authorization",
                                    "Bearer " + issued(visitor.get("/account").body()))
                            .statusCode())
                    .isEqualTo(200);
            TestPortal.Visitor manager = strict.signedIn(
                    new Users.Grant(Role.MANAGER, Optional.of("x"), Optional.empty(), Optional.empty()));
            assertThat(manager.get("/catalogue").statusCode())
                    .as("another role")
                    .isEqualTo(200);
        }
    }

    @Test
    void whatAPasswordAloneGotBeforeTheFactorWasSetUpIsWorthNothingAfter(@TempDir Path folder) {
        try (TestDatabase database = TestDatabase.create();
                TestPortal strict =
                        TestPortal.over(database, folder, Map.of("covalue.accounts.second-factor-for", "evaluator"))) {
            String login = strict.addUser(Users.Grant.of(Role.EVALUATOR));
            TestPortal.Visitor thief = strict.visitor();
            thief.signIn(login, TestPortal.PASSWORD);
            thief.get("/account");
            assertThat(location(thief.post("/account/tokens", "name", "stolen", "days", "365")))
                    .endsWith("/account/second-factor");
            assertThat(strict.part(Tokens.class).of(login)).isEmpty();
            TestPortal.Visitor visitor = strict.visitor();
            visitor.signIn(login, TestPortal.PASSWORD);
            setUp(visitor, login);
            assertThat(visitor.get("/catalogue").statusCode()).isEqualTo(200);
            assertThat(location(thief.get("/catalogue"))).endsWith("/login?ended");
            assertThat(thief.get("/api/v1/editions").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void switchingItOnEndsOtherSessionsAndRevokesTokens() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor other = portal.visitor();
        other.signIn(login, TestPortal.PASSWORD);
        other.get("/account");
        other.post("/account/tokens", "name", "before", "days", "1");
        String token = issued(other.get("/account").body());
        assertThat(portal.part(Tokens.class).loginOf(token)).contains(login);
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        setUp(visitor, login);
        assertThat(portal.part(Tokens.class).loginOf(token)).isEmpty();
        assertThat(location(other.get("/account"))).endsWith("/login?ended");
        assertThat(portal.part(Audit.class)
                        .page(login, "switch second factor on", Long.MAX_VALUE, 1)
                        .get(0)
                        .detail())
                .isEqualTo("1 other sessions ended, 1 tokens revoked");
    }

    @Test
    void aRightPasswordWhoseCodeIsMissingIsToldToTheUserAndInTheAudit() {
        Owner owner = withFactor();
        assertThat(owner.visitor().get("/account").body()).doesNotContain("code not given");
        TestPortal.Visitor thief = waiting(owner.login());
        assertThat(owner.visitor().get("/account").body()).contains("password right, code not given");
        assertThat(portal.part(Audit.class).page(owner.login(), "password right, code awaited", Long.MAX_VALUE, 5))
                .hasSize(1)
                .allMatch(entry -> entry.detail().equals("from 127.0.0.1"));
        thief.post("/login/code", "code", owner.code(1));
        assertThat(owner.visitor().get("/account").body()).doesNotContain("code not given");
    }

    private static String issued(String page) {
        Matcher token = Pattern.compile("covalue_[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group();
    }

    private Owner withFactor(Users.Grant... grants) {
        String login = portal.addUser(grants);
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        return setUp(visitor, login);
    }

    /** As its user does, by the pages. */
    private static Owner setUp(TestPortal.Visitor visitor, String login) {
        visitor.get("/account/second-factor");
        visitor.post("/account/second-factor/begin", "current", "not the password at all");
        assertThat(visitor.get("/account/second-factor").body()).doesNotContain("<svg class=\"picture\"");
        visitor.post("/account/second-factor/begin", "current", TestPortal.PASSWORD);
        String page = visitor.get("/account/second-factor").body();
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        String plain = secret.group(1).replace(" ", "");
        visitor.post("/account/second-factor/confirm", "code", "000000x");
        assertThat(visitor.get("/account/second-factor").body()).contains("The code is wrong");
        visitor.post("/account/second-factor/confirm", "code", Totp.code(plain, Totp.step(Instant.now())));
        List<String> codes = RECOVERY.matcher(
                        visitor.get("/account/second-factor").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(visitor.get("/account/second-factor").body())
                .as("shown once")
                .doesNotContain(codes.get(0))
                .doesNotContain(plain);
        return new Owner(login, plain, codes, visitor);
    }

    private TestPortal.Visitor waiting(String login) {
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        visitor.get("/login/code");
        return visitor;
    }

    private static String read(boolean[][] dark) throws Exception {
        int scale = 4;
        int side = dark.length * scale;
        LuminanceSource picture = new LuminanceSource(side, side) {
            @Override
            public byte[] getRow(int y, byte[] row) {
                byte[] line = new byte[side];
                for (int x = 0; x < side; x++) {
                    line[x] = (byte) (dark[y / scale][x / scale] ? 0 : 255);
                }
                return line;
            }

            @Override
            public byte[] getMatrix() {
                byte[] all = new byte[side * side];
                for (int y = 0; y < side; y++) {
                    System.arraycopy(getRow(y, null), 0, all, y * side, side);
                }
                return all;
            }
        };
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                .getText();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
