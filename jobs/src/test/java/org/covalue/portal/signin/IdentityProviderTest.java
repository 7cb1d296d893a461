package org.covalue.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.covalue.SampleNight;
import org.covalue.portal.IdentityProvider;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Accounts;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in by OpenID Connect: with a provider of our own, over HTTP, with signed tokens. */
class IdentityProviderTest {

    private static IdentityProvider provider;
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        provider = new IdentityProvider();
        portal = TestPortal.over(
                SampleNight.get().database(), SampleNight.get().files().getParent(), provider.settings());
    }

    @AfterAll
    static void stop() {
        portal.close();
        provider.close();
    }

    @Test
    void thePageToSignInOffersTheProvider() {
        assertThat(portal.visitor().get("/login").body())
                .contains("Sign in with House accounts", "/oauth2/authorization/house");
        assertThat(TestPortal.get().visitor().get("/login").body()).doesNotContain("/oauth2/authorization");
    }

    @Test
    void aVerifiedAddressOfAUserSignsInWithItsRightsAndFromThenOnTheSubjectCounts() {
        String login = entered("Ana.House@example.org", Users.Grant.of(Role.EVALUATOR));
        provider.signsIn("ana", "ana.house@example.org", true);
        TestPortal.Visitor ana = portal.visitor();
        assertThat(location(signIn(ana))).doesNotContain("/login");
        assertThat(ana.get("/").body()).contains("Explore", login).doesNotContain("Administration");
        assertThat(portal.part(Audit.class).latest(5))
                .anyMatch(entry ->
                        entry.action().equals("bind identity") && entry.login().equals(login))
                .anyMatch(entry ->
                        entry.action().equals("sign in") && entry.detail().startsWith("identity provider"));

        provider.signsIn("ana", "married.name@example.org", false);
        TestPortal.Visitor later = portal.visitor();
        signIn(later);
        assertThat(later.get("/").body()).as("the same subject").contains(login);
        provider.signsIn("somebody else", "ana.house@example.org", true);
        assertThat(location(signIn(portal.visitor())))
                .as("the address is bound to another subject")
                .endsWith("/login?noAccount");
    }

    @Test
    void whoIsNotEnteredOrNotVerifiedOrDisabledStaysOutside() {
        provider.signsIn("stranger", "stranger@example.org", true);
        TestPortal.Visitor stranger = portal.visitor();
        assertThat(location(signIn(stranger))).endsWith("/login?noAccount");
        assertThat(stranger.get("/account").statusCode()).isEqualTo(302);
        assertThat(portal.part(Accounts.class).all())
                .noneMatch(user ->
                        user.email().filter("stranger@example.org"::equals).isPresent());

        String login = entered("unverified@example.org", Users.Grant.of(Role.ADMINISTRATOR));
        provider.signsIn("unverified", "unverified@example.org", false);
        assertThat(location(signIn(portal.visitor()))).endsWith("/login?noAccount");

        provider.signsIn("unverified", "unverified@example.org", true);
        TestPortal.Visitor visitor = portal.visitor();
        signIn(visitor);
        assertThat(visitor.get("/admin").statusCode()).isEqualTo(200);
        portal.addUser(Users.Grant.of(Role.ADMINISTRATOR));
        portal.part(Accounts.class).setEnabled(login, false);
        assertThat(visitor.get("/admin").statusCode())
                .as("its session has ended")
                .isEqualTo(302);
        assertThat(location(signIn(portal.visitor()))).endsWith("/login?noAccount");
    }

    @Test
    void aTokenSignedBySomebodyElseIsRefused() throws JOSEException {
        entered("forged@example.org", Users.Grant.of(Role.ADMINISTRATOR));
        try (IdentityProvider forger = new IdentityProvider();
                TestPortal deceived = TestPortal.over(
                        SampleNight.get().database(), SampleNight.get().files().getParent(), forger.settings())) {
            forger.signsIn("forged", "forged@example.org", true);
            forger.useAnotherKey();
            TestPortal.Visitor visitor = deceived.visitor();
            assertThat(location(signIn(visitor))).endsWith("/login?error");
            assertThat(visitor.get("/admin").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void theWayBackLeadsToTheAddressThatIsSetWhateverHostARequestNames() {
        Map<String, Object> settings = new HashMap<>(provider.settings());
        settings.put("covalue.portal.address", "https://covalue.example.org/portal/");
        try (TestPortal addressed = TestPortal.over(
                SampleNight.get().database(), SampleNight.get().files().getParent(), settings)) {
            assertThat(URLDecoder.decode(
                            location(addressed.visitor().get("/oauth2/authorization/house")), StandardCharsets.UTF_8))
                    .contains("redirect_uri=https://covalue.example.org/portal/login/oauth2/code/house")
                    .doesNotContain("redirect_uri=http://127");
        }
    }

    private static String entered(String email, Users.Grant grant) {
        String login = portal.addUser(grant);
        portal.part(Accounts.class).describe(login, "User " + login, email, "en");
        return login;
    }

    /** By the links and redirects that a browser follows. */
    private static HttpResponse<String> signIn(TestPortal.Visitor visitor) {
        HttpResponse<String> start = visitor.get("/oauth2/authorization/house");
        HttpResponse<String> authorized = visitor.getAt(location(start));
        return visitor.getAt(location(authorized));
    }

    private static String location(HttpResponse<String> response) {
        List<String> locations = response.headers().allValues("Location");
        assertThat(locations).as("a redirect").hasSize(1);
        return locations.get(0);
    }
}
