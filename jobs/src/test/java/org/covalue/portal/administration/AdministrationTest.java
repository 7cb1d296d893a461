package org.covalue.portal.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.SampleNight;
import org.covalue.inputs.SharingRule;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    private final TestPortal portal = TestPortal.get();
    private final Users users = portal.part(Users.class);
    private final TestPortal.Visitor administrator = portal.signedIn(Users.Grant.of(Role.ADMINISTRATOR));

    @Test
    void aNewUserGetsAPasswordThatIsShownOnceAndMustBeChanged() {
        submit(
                "/admin",
                "/admin/users",
                "login",
                "maria.lopez",
                "name",
                "María López",
                "email",
                "maria@example.org",
                "language",
                "es");
        String page = administrator.get("/admin/users/maria.lopez").body();
        Matcher password = Pattern.compile("<code>([^<]+)</code>").matcher(page);
        assertThat(password.find()).isTrue();
        assertThat(page).contains("María López");
        assertThat(administrator.get("/admin/users/maria.lopez").body()).doesNotContain(password.group(1));

        TestPortal.Visitor maria = portal.visitor();
        maria.signIn("maria.lopez", password.group(1));
        assertThat(maria.get("/").headers().firstValue("Location").orElse("")).endsWith("/account");
        assertThat(maria.get("/account").body()).as("in her language").contains("Contraseña actual");
        assertThat(audited()).contains("add user maria.lopez");
    }

    @Test
    void whatIsWrongWithANewUserIsSaid() {
        submit("/admin", "/admin/users", "login", "../../etc", "name", "X", "language", "en");
        assertThat(administrator.get("/admin").body()).contains("A login has 2 to 80 letters");
        submit("/admin", "/admin/users", "login", "twice", "name", "X", "language", "en", "email", "twice@example.org");
        submit("/admin", "/admin/users", "login", "twice", "name", "X", "language", "en");
        assertThat(administrator.get("/admin").body()).contains("There is a user with this login already");
        submit("/admin", "/admin/users", "login", "third", "name", "X", "language", "en", "email", "TWICE@example.org");
        assertThat(administrator.get("/admin").body()).contains("Another user has this address");
        assertThat(users.find("third")).isEmpty();
        submit("/admin", "/admin/users", "login", "TWICE", "name", "X", "language", "en");
        assertThat(administrator.get("/admin").body()).contains("differs in capital letters only");
        assertThat(users.find("TWICE")).isEmpty();
        for (String name : List.of("Ana\u202Egnp", "Ana\u200B", "Ana\u2066x")) {
            submit("/admin", "/admin/users", "login", "unseen", "name", name, "language", "en");
            assertThat(administrator.get("/admin").body()).contains("a character that cannot be seen");
            submit("/admin/users/twice", "/admin/users/twice", "name", name, "language", "en");
        }
        assertThat(users.find("unseen")).isEmpty();
        assertThat(users.find("twice").orElseThrow().name()).isEqualTo("X");
        submit("/admin", "/admin/users", "login", "fourth", "name", "X", "language", "fr");
        assertThat(users.find("fourth")).isEmpty();
        assertThat(administrator.get("/admin/users/nobody_is_named_so").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRightIsOneOfThoseThatCanShowSomething() {
        String login = portal.addUser();
        String page = "/admin/users/" + login;
        assertThat(administrator.get(page).body()).contains("cordoba_technology_cluster", "fontar");
        submit(page, page + "/grants", "role", "MANAGER", "organisation", "", "funder", "", "edition", "");
        assertThat(administrator.get(page).body()).contains("A manager needs an organisation.");
        submit(page, page + "/grants", "role", "FUNDER", "organisation", "", "funder", "", "edition", "");
        assertThat(administrator.get(page).body()).contains("A funder needs to say which funder.");
        submit(
                page,
                page + "/grants",
                "role",
                "MANAGER",
                "organisation",
                "no_such_organisation",
                "funder",
                "",
                "edition",
                "");
        assertThat(administrator.get(page).body()).contains("No published edition knows this organisation");
        assertThat(users.grants(login)).isEmpty();

        String edition = Long.toString(SampleNight.get().edition().orElseThrow());
        submit(
                page,
                page + "/grants",
                "role",
                "MANAGER",
                "organisation",
                "cordoba_technology_cluster",
                "funder",
                "",
                "edition",
                edition);
        assertThat(users.grants(login))
                .containsExactly(new Users.Grant(
                        Role.MANAGER,
                        Optional.of("cordoba_technology_cluster"),
                        Optional.empty(),
                        SampleNight.get().edition()));
        assertThat(administrator.get("/admin/organisations").body()).contains("/admin/users/" + login);
        assertThat(audited()).contains("grant " + login);
        long id = portal.part(Accounts.class).grants(login).get(0).id();
        submit(page, page + "/grants/" + id + "/revoke");
        assertThat(users.grants(login)).isEmpty();
        assertThat(audited()).contains("revoke grant " + login);
    }

    @Test
    void anAdministratorSetsWhatBecomesOfRowsAboutSharedMembers() {
        String organisation = "cordoba_technology_cluster";
        for (SharingRule rule :
                List.of(SharingRule.FIRST_COME, SharingRule.JOINED_FIRST, SharingRule.OWN, SharingRule.REFUSED)) {
            submit(
                    "/admin/organisations",
                    "/admin/organisations/sharing",
                    "organisation",
                    organisation,
                    "rule",
                    rule.code());
            assertThat(SharingRule.of(SampleNight.get().database().dataSource(), organisation))
                    .isEqualTo(rule);
            assertThat(administrator.get("/admin/organisations").body())
                    .contains("value=\"" + rule.code() + "\" selected=\"selected\"");
        }
        assertThat(audited()).contains("set sharing rule " + organisation);
        administrator.get("/admin/organisations");
        assertThat(administrator
                        .post("/admin/organisations/sharing", "organisation", "nobody", "rule", "first_come")
                        .statusCode())
                .isEqualTo(404);
        assertThat(administrator
                        .post("/admin/organisations/sharing", "organisation", organisation, "rule", "all")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDisabledUserIsOutAtOnceWithItsTokens() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        String token =
                portal.part(Tokens.class).issue(login, "for R", Instant.now().plus(Duration.ofDays(1)));
        submit("/admin/users/" + login, "/admin/users/" + login + "/enabled", "enabled", "false");
        assertThat(visitor.get("/account").headers().firstValue("Location").orElse(""))
                .endsWith("/login?ended");
        assertThat(visitor.signIn(login, TestPortal.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login?error");
        assertThat(portal.part(Tokens.class).loginOf(token)).isEmpty();
        submit("/admin/users/" + login, "/admin/users/" + login + "/enabled", "enabled", "true");
        assertThat(visitor.signIn(login, TestPortal.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("error");
        assertThat(audited()).contains("disable user " + login, "enable user " + login);
    }

    @Test
    void aResetPasswordEndsTheSessionsOfTheUser() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        submit("/admin/users/" + login, "/admin/users/" + login + "/password");
        assertThat(visitor.get("/account").headers().firstValue("Location").orElse(""))
                .endsWith("/login?ended");
        assertThat(users.hasPassword(login, TestPortal.PASSWORD)).isFalse();
        assertThat(users.find(login).orElseThrow().mustChangePassword()).isTrue();
        assertThat(audited()).contains("reset password " + login);
    }

    @Test
    void theLastAdministratorStays() {
        SampleNight.get()
                .database()
                .jdbc()
                .update("update covalue.portal_user set is_enabled = false where login in "
                        + "(select login from covalue.role_grant where role = 'administrator')");
        String last = portal.addUser(Users.Grant.of(Role.ADMINISTRATOR));
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(last, TestPortal.PASSWORD);
        visitor.get("/admin/users/" + last);
        visitor.post("/admin/users/" + last + "/enabled", "enabled", "false");
        assertThat(visitor.get("/admin").body()).contains("This is the last administrator");
        long id = portal.part(Accounts.class).grants(last).get(0).id();
        visitor.post("/admin/users/" + last + "/grants/" + id + "/revoke");
        assertThat(visitor.get("/admin").body()).contains("This is the last administrator");

        portal.addUser(Users.Grant.of(Role.ADMINISTRATOR));
        visitor.post("/admin/users/" + last + "/grants/" + id + "/revoke");
        assertThat(visitor.get("/admin").statusCode()).isEqualTo(403);
        SampleNight.get().database().jdbc().update("update covalue.portal_user set is_enabled = true");
    }

    @Test
    void aTokenOfAnybodyCanBeRevoked() {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        Tokens tokens = portal.part(Tokens.class);
        String token = tokens.issue(login, "for the ministry", Instant.now().plus(Duration.ofDays(1)));
        assertThat(administrator.get("/admin/tokens").body())
                .contains("for the ministry")
                .doesNotContain(token);
        submit("/admin/tokens", "/admin/tokens/" + tokens.of(login).get(0).id() + "/revoke");
        assertThat(tokens.loginOf(token)).isEmpty();
        assertThat(audited()).contains("revoke token " + login);
    }

    @Test
    void theAuditIsFilteredPagedAndChecked() {
        Audit audit = portal.part(Audit.class);
        for (int i = 0; i < 60; i++) {
            audit.record("auditor_of_this_test", i % 2 == 0 ? "count even" : "count odd", "number " + i, "");
        }
        String all =
                administrator.get("/admin/audit?login=auditor_of_this_test").body();
        assertThat(all).contains("number 59", "number 10", "Older entries").doesNotContain("number 9<");
        assertThat(administrator
                        .get("/admin/audit?login=auditor_of_this_test&action=count+odd")
                        .body())
                .contains("number 59")
                .doesNotContain("number 58");
        Matcher older = Pattern.compile("before=(\\d+)").matcher(all);
        assertThat(older.find()).isTrue();
        assertThat(administrator
                        .get("/admin/audit?login=auditor_of_this_test&before=" + older.group(1))
                        .body())
                .contains("number 9<")
                .doesNotContain("number 10<");

        submit("/admin/audit", "/admin/audit/check");
        assertThat(administrator.get("/admin/audit").body()).contains("The chain is whole");
        assertThat(audited()).contains("check audit audit");
    }

    private HttpResponse<String> submit(String page, String path, String... fields) {
        administrator.get(page);
        HttpResponse<String> answer = administrator.post(path, fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer;
    }

    private List<String> audited() {
        return portal.part(Audit.class).latest(50).stream()
                .map(entry -> entry.action() + " " + entry.subject())
                .toList();
    }
}
