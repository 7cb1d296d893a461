package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.covalue.SampleNight;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SignInTest {

    private final TestPortal portal = TestPortal.get();

    @Test
    void whoIsNotSignedInIsSentToTheSignInPage() {
        HttpResponse<String> response = portal.visitor().get("/account");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @Test
    void aWrongPasswordIsRefusedAndARightOneLeadsHome() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        assertThat(visitor.signIn(login, "wrong")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login?error");
        assertThat(visitor.signIn(login, TestPortal.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("error");
        assertThat(visitor.get("/").body()).contains("Explore").doesNotContain("Administration");
    }

    @Test
    void aPasswordSetBySomebodyElseMustBeChangedFirst() {
        Users users = portal.part(Users.class);
        users.add(
                "newcomer", "New", "given by somebody", true, "en", java.util.List.of(Users.Grant.of(Role.EVALUATOR)));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn("newcomer", "given by somebody");
        assertThat(visitor.get("/").headers().firstValue("Location").orElse("")).endsWith("/account");

        visitor.post("/account/password", "current", "given by somebody", "password", "short", "repeated", "short");
        assertThat(visitor.get("/account").body()).contains("needs at least 12 characters");
        visitor.post(
                "/account/password",
                "current",
                "given by somebody",
                "password",
                "chosen by myself",
                "repeated",
                "chosen by myself");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(users.hasPassword("newcomer", "chosen by myself")).isTrue();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        TestPortal.Visitor visitor = portal.signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(visitor.postWithout("/account/tokens", "name", "x", "days", "3")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theViewerSeesOnlyWhatItsGrantsAllowEvenInAQueryThatForgetsToAsk() {
        String evaluator = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        String manager = portal.addUser(new Users.Grant(
                Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty()));
        String funder =
                portal.addUser(new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty()));
        String operator = portal.addUser(Users.Grant.of(Role.OPERATOR));
        assertThat(organisationsSeenBy(evaluator)).isGreaterThan(30);
        assertThat(organisationsSeenBy(manager)).isEqualTo(1);
        assertThat(organisationsSeenBy(funder)).isBetween(1, 29);
        assertThat(organisationsSeenBy(operator)).isZero();
        assertThat(organisationsSeenBy("nobody")).isZero();
        assertThat(organisationsSeenBy("")).isZero();
    }

    @Test
    void theAuditShowsAChangedEntry() {
        Audit audit = portal.part(Audit.class);
        audit.record("somebody", "download", "reports/a.pdf", "");
        audit.record("somebody", "download", "reports/b.pdf", "");
        assertThat(audit.firstBroken()).isEmpty();
        JdbcTemplate owner = SampleNight.get().database().jdbc();
        long second = audit.latest(1).get(0).number();
        owner.execute("alter table covalue.audit disable trigger all");
        owner.update("update covalue.audit set login = 'somebody else' where entry = ?", second);
        assertThat(audit.firstBroken()).contains(second);
        owner.update("update covalue.audit set login = 'somebody' where entry = ?", second);
        owner.execute("alter table covalue.audit enable trigger all");
        assertThat(audit.firstBroken()).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> owner.update("delete from covalue.audit"))
                .hasMessageContaining("append-only");
    }

    private static int organisationsSeenBy(String login) {
        org.covalue.database.ViewerDataSource asViewer = new org.covalue.database.ViewerDataSource(
                SampleNight.get().database().dataSource(), () -> login);
        return new JdbcTemplate(asViewer)
                .queryForObject("select count(distinct organisation_id) from released.indicator_value", Integer.class);
    }
}
