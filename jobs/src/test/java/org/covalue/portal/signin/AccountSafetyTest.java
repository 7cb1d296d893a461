package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.SampleNight;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sessions that their users end, users who are disabled, and persons who are erased. */
class AccountSafetyTest {

    private static final Pattern END = Pattern.compile("action=\"(/account/sessions/[0-9a-f]{64}/end)\"");

    private final TestPortal portal = TestPortal.get();
    private final JdbcTemplate owner = SampleNight.get().database().jdbc();

    @Test
    void usersSeeTheirSessionsAndEndThem() {
        String login = portal.addUser();
        TestPortal.Visitor here = signedIn(login);
        TestPortal.Visitor there = signedIn(login);
        TestPortal.Visitor stranger = portal.signedIn();
        String page = here.get("/account").body();
        assertThat(page).contains("127.0.0.1", "this one");
        Matcher end = END.matcher(page);
        assertThat(end.find()).isTrue();
        stranger.get("/account");
        stranger.post(end.group(1));
        assertThat(stranger.get("/account").body())
                .contains("There is no such session of yours")
                .doesNotContain("The session has ended");
        assertThat(there.get("/account").statusCode())
                .as("nobody ends the session of another")
                .isEqualTo(200);
        here.post(end.group(1));
        assertThat(there.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").body())
                .contains("The session has ended")
                .doesNotContain("/end\"");

        TestPortal.Visitor third = signedIn(login);
        here.get("/account");
        here.post("/account/sessions/end-others");
        assertThat(third.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        here.get("/account");
        here.post(
                "/account/password",
                "current",
                TestPortal.PASSWORD,
                "password",
                "seven tall herons",
                "repeated",
                "seven tall herons");
        assertThat(here.get("/account").body())
                .as("after a new password too")
                .contains("The password is changed", "this one");
        here.post("/logout");
        assertThat(owner.queryForObject(
                        "select count(*) from covalue.portal_session where login = ?", Integer.class, login))
                .isZero();
    }

    @Test
    void tokensAndSessionsOfADisabledUserStayDeadWhenItIsEnabledAgain() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        String token = portal.part(Tokens.class).issue(login, "t", Instant.now().plus(Duration.ofDays(1)));
        TestPortal.Visitor visitor = signedIn(login);
        TestPortal.Visitor program = portal.visitor();
        assertThat(program.getWith("/api/v1/editions", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        portal.part(Accounts.class).setEnabled(login, false);
        portal.part(Accounts.class).setEnabled(login, true);
        assertThat(program.getWith("/api/v1/editions", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
        assertThat(signedIn(login).get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void namesAreOfBoundedLength() {
        TestPortal.Visitor visitor = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
        visitor.get("/account");
        visitor.post("/account/tokens", "name", "n".repeat(81), "days", "1");
        assertThat(visitor.get("/account").body())
                .contains("1 to 80 characters")
                .doesNotContain("nnnn");
        visitor.post("/account/tokens", "name", " ", "days", "1");
        assertThat(visitor.get("/account").body()).contains("1 to 80 characters");
        visitor.post("/admin/users", "login", "long" + System.nanoTime(), "name", "n".repeat(121), "language", "en");
        assertThat(visitor.get("/admin").body()).doesNotContain("nnnn").contains("refused");
        TestPortal.Visitor browser = portal.visitor();
        assertThat(browser.getWith("/login", "User-Agent", "x".repeat(5000)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPersonIsErasedAndTheAuditStaysWhole() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = signedIn(login);
        visitor.post("/account/tokens", "name", "laptop of Ana", "days", "1");
        assertThat(visitor.get("/tables/catalogue.csv").statusCode()).isEqualTo(200);
        TestPortal.Visitor administrator = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
        assertThat(administrator.get("/admin/users/" + login + "/erase").body()).contains("This cannot be undone");
        administrator.post("/admin/users/" + login + "/erase");
        assertThat(administrator.get("/admin").body())
                .containsPattern("entries of the audit now say erased-[0-9a-f]{8}; 0 older ones");

        visitor.post("/logout");
        assertThat(visitor.get("/account").statusCode())
                .as("the session has ended")
                .isEqualTo(302);
        for (String table : owner.queryForList(
                "select table_schema || '.' || table_name from information_schema.tables where table_schema = "
                        + "'covalue' "
                        + "and table_type = 'BASE TABLE'",
                String.class)) {
            assertThat(owner.queryForList("select cast(t as text) from " + table + " t", String.class))
                    .as(table)
                    .noneMatch(row -> row.matches("(?s).*\\b" + login + "\\b.*") || row.contains("laptop of Ana"));
        }
        String pseudonym = owner.queryForObject(
                "select subject from covalue.audit where action = 'erase user' order by entry desc limit 1",
                String.class);
        assertThat(owner.queryForList(
                        "select action || ' ' || subject from covalue.audit where login = ? order by entry",
                        String.class,
                        pseudonym))
                .as("what was done stays")
                .contains("download tables/catalogue.csv", "sign in " + pseudonym, "issue token ");
        assertThat(portal.part(Audit.class).firstBroken()).isEmpty();
    }

    /** As where the program dies between the two. */
    @Test
    void nobodyIsErasedWithoutTheEntryThatSaysSo() {
        String login = portal.addUser();
        signedIn(login);
        owner.execute(
                "create function covalue.dies() returns trigger language plpgsql as $$ begin raise exception 'gone'; "
                        + "end $$");
        owner.execute(
                "create trigger dies before insert on covalue.audit for each row when (new.action = 'erase user') "
                        + "execute function covalue.dies()");
        try {
            TestPortal.Visitor administrator = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));
            administrator.get("/admin/users/" + login + "/erase");
            assertThat(administrator.post("/admin/users/" + login + "/erase").statusCode())
                    .isGreaterThanOrEqualTo(500);
        } finally {
            owner.execute("drop trigger dies on covalue.audit");
            owner.execute("drop function covalue.dies()");
        }
        assertThat(portal.part(Users.class).find(login)).isPresent();
        assertThat(portal.part(Audit.class).firstBroken()).isEmpty();
    }

    @Test
    void aTokenOfAnotherIsNotSaidToBeRevoked() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        Tokens tokens = portal.part(Tokens.class);
        String token = tokens.issue(login, "t", Instant.now().plus(Duration.ofDays(1)));
        String stranger = portal.addUser();
        TestPortal.Visitor visitor = signedIn(stranger);
        visitor.get("/account");
        visitor.post("/account/tokens/" + tokens.of(login).get(0).id() + "/revoke");
        assertThat(visitor.get("/account").body())
                .contains("There is no such token of yours")
                .doesNotContain("The token is revoked");
        assertThat(tokens.loginOf(token)).contains(login);
        assertThat(portal.part(Audit.class).page(stranger, "revoke token", Long.MAX_VALUE, 5))
                .isEmpty();
    }

    @Test
    void noTokenIsIssuedBeforeAPasswordOfOnesOwnIsChosen() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, portal.part(Accounts.class).resetPassword(login));
        visitor.get("/account");
        visitor.post("/account/tokens", "name", "t", "days", "1");
        assertThat(portal.part(Tokens.class).of(login)).isEmpty();
    }

    @Test
    void erasingWordsWithoutSayingSoShows() {
        Audit audit = portal.part(Audit.class);
        audit.record("somebody", "test", "something", "how");
        long number = audit.latest(1).get(0).number();
        assertThatThrownBy(() -> owner.update("update covalue.audit set login = 'other' where entry = ?", number))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.update("update covalue.audit set action = 'other' where entry = ?", number))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> owner.update("update covalue.audit set hash = 'x' where entry = ?", number))
                .hasMessageContaining("append-only");
        owner.update("update covalue.audit set login = 'other', login_salt = null where entry = ?", number);
        assertThat(audit.firstBroken()).contains(number);
        owner.execute("alter table covalue.audit disable trigger all");
        owner.update("delete from covalue.audit where entry = ?", number);
        owner.execute("alter table covalue.audit enable trigger all");
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void theLastAdministratorIsNotErasedNorIsOneselfByOneself() {
        String login = portal.addUser(Users.Grant.of(Role.ADMINISTRATOR));
        TestPortal.Visitor administrator = signedIn(login);
        administrator.get("/admin/users/" + login);
        administrator.post("/admin/users/" + login + "/erase");
        assertThat(administrator.get("/admin/users/" + login).body())
                .contains("Another administrator has to erase you");
    }

    /** As an older version wrote it: the words themselves are in its hash. */
    @Test
    void entriesOfOlderVersionsStillHoldTheChainAndKeepTheirWords() {
        String login = portal.addUser();
        Audit audit = portal.part(Audit.class);
        Audit.AuditEntry last = audit.latest(1).get(0);
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        owner.update(
                "insert into covalue.audit (entry, at, login, action, subject, detail, previous_hash, hash) values "
                        + "(?, '2026-01-01T00:00:00Z', ?, "
                        + "'old', 'x', '', ?, ?)",
                last.number() + 1,
                login,
                last.hash(),
                Audit.hashOf(last.hash(), last.number() + 1, at, login, "old", "x", ""));
        audit.record("test", "after", "x", "");
        Accounts.Erased erased = portal.part(Accounts.class).erase(login, "test");
        assertThat(erased.kept()).isEqualTo(1);
        assertThat(audit.firstBroken()).isEmpty();
        owner.execute("alter table covalue.audit disable trigger all");
        owner.update("update covalue.audit set login = 'nobody' where entry = ?", last.number() + 1);
        assertThat(audit.firstBroken()).contains(last.number() + 1);
        owner.update("update covalue.audit set login = ? where entry = ?", login, last.number() + 1);
        owner.execute("alter table covalue.audit enable trigger all");
        assertThatThrownBy(
                        () -> owner.update("update covalue.audit set login = 'x' where entry = ?", last.number() + 1))
                .hasMessageContaining("append-only");
    }

    private TestPortal.Visitor signedIn(String login) {
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        return visitor;
    }
}
