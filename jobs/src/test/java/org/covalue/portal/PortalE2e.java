package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.portal.access.Tokens;
import org.covalue.portal.signin.SecondFactor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The portal in a real browser: each role's pages, on a desk and on a phone, in both languages, with axe-core looking
 * for breaches of WCAG 2.2 AA and the browser for breaches of the content policy. Pictures are left in
 * jobs/target/screenshots.
 */
class PortalE2e extends BrowserE2e {

    /** Role, page, and a text that is looked for on it in English. A new page needs a line here. */
    private static final String PAGES = """
            nobody         /login                  Sign in
            nobody         /login?error            Login or password is wrong
            nobody         /login?wait             Too many attempts
            manager        /                       My organisation
            manager        /account                Tokens of the HTTP API
            manager        /organisation           Córdoba
            manager        /organisation/cordoba_technology_cluster/upload  file
            manager        /reports                Reports
            manager        /catalogue              Export intensity
            manager        /catalogue?search=nothing_is_called_so  No indicator
            manager        /organisation/none      There is no such page
            manager        /explore                This page is not for you
            funder         /                       Reports
            funder         /reports                Did it help?
            funder         /reports?organisation=none  There is no report
            evaluator      /                       Explore
            evaluator      /explore                Explore
            evaluator      /explore/organisations  organisation
            evaluator      /catalogue              Export intensity
            evaluator      /catalogue/export_intensity  Export intensity
            evaluator      /tables                 indicators
            evaluator      /tables/api             Bearer
            evaluator      /reports                Did it help?
            operator       /                       Night
            operator       /night                  Steps
            operator       /account                Where you are signed in
            operator       /account/second-factor  Read this picture
            manager        /account/second-factor  Set it up
            operator       /night/1                Files
            operator       /night/1/resume         nothing to resume
            administrator  /admin                  Add a user
            administrator  /admin/users/manager    What this user may see
            administrator  /admin/users/manager/erase  This cannot be undone
            administrator  /admin/organisations    Managers
            administrator  /admin/tokens           Tokens of everybody
            administrator  /admin/audit            Check the chain
            """;

    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
    private static final Map<String, int[]> SCREENS =
            Map.of("desk", new int[] {1200, 900}, "phone", new int[] {360, 740});
    private static String axe;

    private record Look(String role, String path, String expected) {

        static Look of(String line) {
            String[] words = line.strip().split("\\s+", 3);
            return new Look(words[0], words[1], words[2]);
        }

        String picture(String screen, String language) {
            return (role + path).replaceAll("[^A-Za-z0-9]+", "-") + "-" + screen + "-" + language;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        try (InputStream script = PortalE2e.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        TestPortal.get().part(SecondFactor.class).begin("operator");
        TestPortal.get()
                .part(Tokens.class)
                .issue("evaluator", "for a notebook in R", Instant.now().plus(Duration.ofDays(30)));
    }

    @TestFactory
    Stream<DynamicTest> everyPageServesEverybody() {
        return PAGES.lines()
                .map(Look::of)
                .flatMap(look -> SCREENS.keySet().stream()
                        .sorted()
                        .flatMap(screen -> Stream.of("en", "es")
                                .map(language -> DynamicTest.dynamicTest(
                                        look.role() + " " + look.path() + " " + screen + " " + language,
                                        () -> look(look, screen, language)))));
    }

    private static void look(Look look, String screen, String language) {
        Page page = pageOf(look.role());
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        try {
            page.setViewportSize(SCREENS.get(screen)[0], SCREENS.get(screen)[1]);
            String address =
                    TestPortal.get().url(look.path() + (look.path().contains("?") ? "&" : "?") + "lang=" + language);
            page.navigate(address);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            if (language.equals("en")) {
                assertThat(page.locator("body").textContent()).contains(look.expected());
            }
            assertThat(page.locator("body").textContent())
                    .as("a word without a message")
                    .doesNotContainPattern("\\?\\?\\w");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("fits the screen")
                    .isTrue();
            picture(page, look.picture(screen, language));
            assertThat(violations(page)).as("WCAG 2.2 AA").isEmpty();
            assertThat(complaints).as("what the browser complains of").isEmpty();
        } finally {
            leave(page);
        }
    }

    /** Each rule that is broken, with where. */
    private static List<String> violations(Page page) {
        page.evaluate(axe);
        Object found =
                page.evaluate("async () => JSON.stringify((await axe.run(document, {runOnly: {type: 'tag', values: "
                        + RULES + "}})).violations)");
        JsonArray violations = JsonParser.parseString((String) found).getAsJsonArray();
        List<String> texts = new ArrayList<>();
        violations.forEach(one -> {
            JsonObject violation = one.getAsJsonObject();
            violation
                    .getAsJsonArray("nodes")
                    .forEach(node -> texts.add(violation.get("id").getAsString() + ": "
                            + node.getAsJsonObject().get("html").getAsString()));
        });
        return texts;
    }
}
