package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A headless Chromium of the class's own, and somebody of each role who has signed in with it. */
abstract class BrowserE2e {

    static final Path PICTURES = Path.of("jobs", "target", "screenshots");

    /** Milliseconds that one step may take; on a machine with two busy cores a page takes two seconds. */
    private static final int PATIENCE = 30_000;

    private static final int PICTURES_TRIED = 3;
    private static final Map<String, Users.Grant> GRANTS = Map.of(
            "manager",
            new Users.Grant(
                    Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty()),
            "funder",
            new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty()),
            "evaluator",
            Users.Grant.of(Role.EVALUATOR),
            "operator",
            Users.Grant.of(Role.OPERATOR),
            "administrator",
            Users.Grant.of(Role.ADMINISTRATOR));

    private static final Map<String, BrowserContext> SIGNED_IN = new TreeMap<>();
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        GRANTS.forEach((role, grant) -> enter(TestPortal.get(), role));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(
                                Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stopBrowser() {
        SIGNED_IN.clear();
        browser.close();
        playwright.close();
    }

    /** Somebody of the role, who may sign in there. */
    static void enter(TestPortal portal, String role) {
        if (portal.part(Users.class).find(login(role)).isEmpty()) {
            portal.part(Users.class)
                    .add(login(role), "A " + role, TestPortal.PASSWORD, false, "en", List.of(GRANTS.get(role)));
        }
    }

    /** {@code administrator} is in use, for the one of the first start. */
    static String login(String role) {
        return role.equals("administrator") ? "chief" : role;
    }

    /** A browser that nobody has signed in with. */
    static BrowserContext fresh() {
        BrowserContext context = browser.newContext();
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    /** A new page of a role that is signed in already; {@code nobody} is not. */
    static Page pageOf(String role) {
        return SIGNED_IN
                .computeIfAbsent(role, asked -> {
                    BrowserContext context = fresh();
                    if (!asked.equals("nobody")) {
                        Page page = context.newPage();
                        signIn(page, TestPortal.get(), login(asked), TestPortal.PASSWORD);
                        leave(page);
                    }
                    return context;
                })
                .newPage();
    }

    /** Signs in and waits for the page that this leads to. */
    static void signIn(Page page, TestPortal portal, String login, String password) {
        page.navigate(portal.url("/login?lang=en"));
        page.fill("#username", login);
        page.fill("#password", password);
        page.click("main button[type=submit]");
        page.waitForURL(address -> !address.contains("/login"));
    }

    /**
     * Closes a page that has come to rest. Chromium loses the wish to close a page that it is told while the page gives
     * way to the next one: it answers that it will and never says that it has, and whoever waits for that waits for
     * ever.
     */
    static void leave(Page page) {
        page.waitForLoadState();
        page.close();
    }

    /** The button or link with this text, or this name for screen readers. */
    static Locator button(Page page, String text) {
        return page.locator("main button, main a", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    /** Follows the link and returns what it leads to. */
    static byte[] download(Page page, Locator link) {
        Download file = page.waitForDownload(new Page.WaitForDownloadOptions().setTimeout(PATIENCE), link::click);
        assertThat(file.failure()).isNull();
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertIsPdf(byte[] file) {
        assertThat(new String(file, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(new String(file, file.length - 8, 8, StandardCharsets.ISO_8859_1))
                .contains("%%EOF");
    }

    /** @return the names of its sheets */
    static List<String> sheets(byte[] file) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return java.util.stream.IntStream.range(0, workbook.getNumberOfSheets())
                    .mapToObj(workbook::getSheetName)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * On a machine that is very busy Chromium sometimes has no frame ready to take a picture of; that says nothing of
     * the page.
     */
    static void picture(Page page, String name) {
        Page.ScreenshotOptions whole = new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true);
        for (int left = PICTURES_TRIED - 1; left >= 0; left--) {
            try {
                page.screenshot(whole);
                return;
            } catch (PlaywrightException e) {
                if (left == 0 || !e.getMessage().contains("Unable to capture screenshot")) {
                    throw e;
                }
            }
        }
    }

    /** What the server answers to a link that a page does not show. */
    static int status(Page page, String path) {
        return page.context().request().get(TestPortal.get().url(path)).status();
    }
}
