package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.TestDatabase;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forgotten password, by mail. */
class PasswordResetTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final String BASE = "https://covalue.example.org/portal";
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(BASE) + "(/login/reset\\?token=[A-Za-z0-9_-]{43})");

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        MAIL.start();
        database = TestDatabase.create();
        portal = TestPortal.over(
                database,
                folder,
                Map.of(
                        "spring.mail.host",
                        "127.0.0.1",
                        "spring.mail.port",
                        MAIL.getSmtp().getPort(),
                        "covalue.portal.address",
                        BASE + "/"));
    }

    @AfterAll
    static void stop() {
        portal.close();
        database.close();
        MAIL.stop();
    }

    @BeforeEach
    void noMail() throws FolderException {
        MAIL.purgeEmailFromAllMailboxes();
    }

    @Test
    void aLinkIsGoodOnceSetsThePasswordAndEndsSessions() throws Exception {
        String login = user("ana@example.org");
        TestPortal.Visitor open = portal.visitor();
        open.signIn(login, TestPortal.PASSWORD);
        TestPortal.Visitor visitor = portal.visitor();
        assertThat(visitor.get("/login").body()).contains("/login/forgotten");
        ask(visitor, "ANA@example.org");
        String link = link(1);
        assertThat(database.jdbc()
                        .queryForObject(
                                "select token_sha256 from covalue.password_reset where login = ?", String.class, login))
                .as("kept as a hash")
                .isEqualTo(Secrets.sha256(token(link)));

        assertThat(visitor.get(link).body()).contains("name=\"token\"");
        visitor.post("/login/reset", "token", token(link), "password", "short", "repeated", "short");
        assertThat(visitor.get(link).body())
                .as("a refused password uses nothing up")
                .contains("name=\"token\"");
        HttpResponse<String> chosen = visitor.post(
                "/login/reset",
                "token",
                token(link),
                "password",
                "another long password",
                "repeated",
                "another long password");
        assertThat(chosen.headers().firstValue("Location").orElse("")).endsWith("/login");
        assertThat(open.get("/account").statusCode()).as("sessions end").isEqualTo(302);
        assertThat(visitor.get(link).body()).contains("This link was used already");
        visitor.post(
                "/login/reset",
                "token",
                token(link),
                "password",
                "a third long password",
                "repeated",
                "a third long password");
        TestPortal.Visitor again = portal.visitor();
        again.signIn(login, "another long password");
        assertThat(again.get("/account").statusCode()).isEqualTo(200);
        assertThat(portal.part(Audit.class).page(login, "choose new password", Long.MAX_VALUE, 5))
                .hasSize(1);
    }

    @Test
    void theAnswerIsTheSameWhetherTheAddressIsKnownOrNotAndNothingIsSentToStrangers() throws Exception {
        user("known@example.org");
        String disabled = user("disabled@example.org");
        portal.part(Accounts.class).setEnabled(disabled, false);
        String known = ask(portal.visitor(), "known@example.org");
        assertThat(ask(portal.visitor(), "nobody@example.org")).isEqualTo(known);
        assertThat(ask(portal.visitor(), "disabled@example.org")).isEqualTo(known);
        assertThat(ask(portal.visitor(), "' or true --")).isEqualTo(known);
        ask(portal.visitor(), "known@example.org");
        assertThat(MAIL.waitForIncomingEmail(20_000, 2)).isTrue();
        for (MimeMessage message : MAIL.getReceivedMessages()) {
            assertThat(message.getAllRecipients()[0].toString()).isEqualTo("known@example.org");
        }
    }

    @Test
    void theLinkLeadsToTheConfiguredAddressWhateverHostARequestNames() throws Exception {
        user("host@example.org");
        TestPortal.Visitor visitor = portal.visitor();
        visitor.getWith("/login/forgotten", "X-Forwarded-Host", "evil.example.com");
        ask(visitor, "host@example.org");
        assertThat(text(1)).contains(BASE + "/login/reset").doesNotContain("evil", "127.0.0.1");
    }

    @Test
    void aLinkOlderThanAnHourAndOneOfAUserDisabledSinceAreNotGood() throws Exception {
        String login = user("late@example.org");
        ask(portal.visitor(), "late@example.org");
        String link = link(1);
        database.jdbc()
                .update(
                        "update covalue.password_reset set expires_at = expires_at - interval '1 hour' where login = ?",
                        login);
        assertThat(portal.visitor().get(link).body()).contains("older than an hour");
        ask(portal.visitor(), "late@example.org");
        String second = link(2);
        portal.part(Accounts.class).setEnabled(login, false);
        portal.part(Accounts.class).setEnabled(login, true);
        assertThat(portal.part(PasswordResets.class).choose(token(second), "another long password", ""))
                .isFalse();
    }

    @Test
    void aNewPasswordOrAddressMakesOpenLinksVoid() throws Exception {
        String login = user("first@example.org");
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        visitor.get("/account");
        String byUser = linkFor("first@example.org", 1);
        visitor.post(
                "/account/password",
                "current",
                TestPortal.PASSWORD,
                "password",
                "seven tall herons",
                "repeated",
                "seven tall herons");
        assertThat(portal.part(PasswordResets.class).loginOf(byUser))
                .as("changed by the user")
                .isEmpty();

        String byAdministrator = linkFor("first@example.org", 2);
        portal.part(Accounts.class).resetPassword(login);
        assertThat(portal.part(PasswordResets.class).loginOf(byAdministrator))
                .as("a one-time password")
                .isEmpty();

        String byAddress = linkFor("first@example.org", 3);
        portal.part(Accounts.class).describe(login, "Ana María", "First@example.org", "es");
        assertThat(portal.part(PasswordResets.class).loginOf(byAddress))
                .as("the address stays")
                .contains(login);
        portal.part(Accounts.class).describe(login, "Ana María", "second@example.org", "es");
        assertThat(portal.part(PasswordResets.class).choose(byAddress, "another long password", ""))
                .as("the address is another")
                .isFalse();
        assertThat(portal.visitor().get("/login/reset?token=" + byAddress).body())
                .contains("your password or address has changed since");
    }

    @Test
    void noMoreThanThreeMailsGoToOneAddressInAnHour() throws Exception {
        String login = user("often@example.org");
        for (int i = 0; i < 5; i++) {
            portal.part(PasswordResets.class).ask("often@example.org", "127.0.0.1");
        }
        user("after@example.org");
        portal.part(PasswordResets.class).ask("after@example.org", "127.0.0.1");
        assertThat(MAIL.waitForIncomingEmail(20_000, 4)).isTrue();
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(*) from covalue.password_reset where login = ?", Integer.class, login))
                .isEqualTo(3);
    }

    @Test
    void withoutMailOrAddressNothingIsOffered() {
        TestPortal.Visitor visitor = TestPortal.get().visitor();
        assertThat(visitor.get("/login").body()).doesNotContain("forgotten");
        assertThat(visitor.get("/login/forgotten").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/login/reset?token=x").statusCode()).isEqualTo(404);
    }

    private static String user(String email) {
        String login = portal.addUser();
        portal.part(Accounts.class).describe(login, "Ana", email, "en");
        return login;
    }

    /** What is answered, the token of the form taken out. */
    private static String ask(TestPortal.Visitor visitor, String email) {
        visitor.get("/login/forgotten");
        HttpResponse<String> answer = visitor.post("/login/forgotten", "email", email);
        return answer.statusCode() + " " + answer.headers().firstValue("Location")
                + visitor.get("/login/forgotten").body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static String linkFor(String email, int number) throws Exception {
        ask(portal.visitor(), email);
        String token = token(link(number));
        assertThat(portal.part(PasswordResets.class).loginOf(token)).isPresent();
        return token;
    }

    private static String link(int number) throws Exception {
        Matcher link = LINK.matcher(text(number));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(int number) throws Exception {
        assertThat(MAIL.waitForIncomingEmail(20_000, number)).isTrue();
        return (String) MAIL.getReceivedMessages()[number - 1].getContent();
    }

    private static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }
}
