package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The portal in a real browser: each role's pages, on a desk and on a phone, in both languages, with axe-core looking for breaches
 * of WCAG 2.2 AA and the browser for breaches of the content policy. Pictures are left in target/screenshots.
 */
class PortalE2e {

    /**
     * Role, page, and what is looked for on it: a text in English, or {@code download} and the link that is followed to a file.
     * A new page needs a line here.
     */
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
            funder         /reports                Reports
            evaluator      /                       Explore
            evaluator      /explore                Explore
            evaluator      /explore/organisations  organisation
            evaluator      /catalogue              Export intensity
            evaluator      /catalogue/export_intensity  Export intensity
            evaluator      /tables                 indicators
            evaluator      /tables/api             Bearer
            evaluator      /reports                Reports
            operator       /night                  Steps
            operator       /night/1                Files
            operator       /night/1/resume         nothing to resume
            administrator  /admin                  Add a user
            administrator  /admin/users/manager    What this user may see
            administrator  /admin/organisations    Managers
            administrator  /admin/tokens           Tokens of everybody
            administrator  /admin/audit            Check the chain
            """;

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
    private static final Map<String, int[]> SCREENS = Map.of("desk", new int[] {1200, 900}, "phone", new int[] {360, 740});
    private static final Map<String, Users.Grant> GRANTS = Map.of(
            "manager", new Users.Grant(Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty()),
            "funder", new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty()),
            "evaluator", Users.Grant.of(Role.EVALUATOR), "operator", Users.Grant.of(Role.OPERATOR),
            "administrator", Users.Grant.of(Role.ADMINISTRATOR));

    private static TestPortal portal;
    private static Playwright playwright;
    private static Browser browser;
    private static String axe;
    private static final Map<String, String> LOGINS = new TreeMap<>();
    private static final Map<String, BrowserContext> SIGNED_IN = new TreeMap<>();

    private record Look(String role, String path, String expected) {

        static Look of(String line) {
            String[] words = line.strip().split("\\s+", 3);
            return new Look(words[0], words[1], words[2]);
        }

        String picture(String screen, String language) {
            return (role + path).replaceAll("[^A-Za-z0-9]+", "-") + "-" + screen + "-" + language + ".png";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        portal = TestPortal.get();
        GRANTS.forEach((role, grant) -> {
            String login = role.equals("administrator") ? "chief" : role;
            portal.part(Users.class).add(login, "A " + role, TestPortal.PASSWORD, false, "en", List.of(grant));
            LOGINS.put(role, login);
        });
        portal.part(Tokens.class).issue("evaluator", "for a notebook in R", Instant.now().plus(Duration.ofDays(30)));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
        try (InputStream script = PortalE2e.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
    }

    @TestFactory
    Stream<DynamicTest> everyPageServesEverybody() {
        return PAGES.lines().map(Look::of).flatMap(look -> SCREENS.keySet().stream().sorted().flatMap(screen -> Stream.of("en", "es")
                .map(language -> DynamicTest.dynamicTest(look.role() + " " + look.path() + " " + screen + " " + language,
                        () -> look(look, screen, language)))));
    }

    /** By keyboard alone: the skip link comes first, then the form; nothing else is needed to sign in. */
    @Test
    void signingInNeedsNoMouse() {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(portal.url("/account"));
            page.waitForFunction("document.activeElement.id === 'username'");
            page.keyboard().type(LOGINS.get("evaluator"));
            page.keyboard().press("Tab");
            page.keyboard().type(TestPortal.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/account**");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(page.url()).endsWith("#content");
        }
    }

    /** The whole path of an administrator: a user is made, given a right, and signs in with the password that was shown. */
    @Test
    void aUserIsMadeGivenARightAndSignsIn() {
        Page page = as("administrator").newPage();
        page.navigate(portal.url("/admin?lang=en"));
        page.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill("newly.made");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Newly Made");
        page.locator("button", new Page.LocatorOptions().setHasText("Add a user")).click();
        String password = page.locator(".done code").textContent();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("path-one-time-password.png")).setFullPage(true));
        page.getByLabel("Role").selectOption("EVALUATOR");
        page.locator("button", new Page.LocatorOptions().setHasText("Give a right")).click();
        assertThat(page.locator(".done").textContent()).contains("The right is given");
        page.close();
        try (BrowserContext context = browser.newContext()) {
            Page own = context.newPage();
            signIn(own, "newly.made", password);
            assertThat(own.locator("[role=alert]").textContent()).contains("Choose your own");
            own.getByLabel("Current password").fill(password);
            own.getByLabel("New password (12 characters or more)").fill("chosen by the new one");
            own.getByLabel("New password again").fill("chosen by the new one");
            own.locator("button", new Page.LocatorOptions().setHasText("Change password")).click();
            own.navigate(portal.url("/"));
            assertThat(own.locator("main").textContent()).contains("Explore");
        }
    }

    private static void look(Look look, String screen, String language) {
        Page page = as(look.role()).newPage();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        try {
            page.setViewportSize(SCREENS.get(screen)[0], SCREENS.get(screen)[1]);
            String address = portal.url(look.path() + (look.path().contains("?") ? "&" : "?") + "lang=" + language);
            page.navigate(address);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            if (look.expected().startsWith("download ")) {
                downloads(page, look.expected().substring("download ".length()));
            } else if (language.equals("en")) {
                assertThat(page.locator("body").textContent()).contains(look.expected());
            }
            assertThat(page.locator("body").textContent()).as("a word without a message").doesNotContainPattern("\\?\\?\\w");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as("fits the screen").isTrue();
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(look.picture(screen, language))).setFullPage(true));
            assertThat(violations(page)).as("WCAG 2.2 AA").isEmpty();
            assertThat(complaints).as("what the browser complains of").isEmpty();
        } finally {
            page.close();
        }
    }

    private static void downloads(Page page, String link) {
        Download file = page.waitForDownload(() -> page.locator("a", new Page.LocatorOptions().setHasText(link)).first().click());
        assertThat(file.failure()).isNull();
        assertThat(file.path()).isNotEmptyFile();
    }

    /** Each rule that is broken, with where. */
    private static List<String> violations(Page page) {
        page.evaluate(axe);
        Object found = page.evaluate("async () => JSON.stringify((await axe.run(document, {runOnly: {type: 'tag', values: " + RULES + "}})).violations)");
        JsonArray violations = JsonParser.parseString((String) found).getAsJsonArray();
        List<String> texts = new ArrayList<>();
        violations.forEach(one -> {
            JsonObject violation = one.getAsJsonObject();
            violation.getAsJsonArray("nodes").forEach(node -> texts.add(violation.get("id").getAsString() + ": "
                    + node.getAsJsonObject().get("html").getAsString()));
        });
        return texts;
    }

    /** The browser of a role, signed in once. */
    private static BrowserContext as(String role) {
        return SIGNED_IN.computeIfAbsent(role, asked -> {
            BrowserContext context = browser.newContext();
            if (!asked.equals("nobody")) {
                Page page = context.newPage();
                signIn(page, LOGINS.get(asked), TestPortal.PASSWORD);
                assertThat(page.url()).doesNotContain("/login");
                page.close();
            }
            return context;
        });
    }

    private static void signIn(Page page, String login, String password) {
        page.navigate(portal.url("/login?lang=en"));
        page.fill("#username", login);
        page.fill("#password", password);
        page.click("main button[type=submit]");
    }
}
