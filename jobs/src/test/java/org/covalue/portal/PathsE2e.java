package org.covalue.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.covalue.TestDatabase;
import org.covalue.TestRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main path of each role, from the sign-in page to what it came for, and to what it must not get. */
class PathsE2e extends BrowserE2e {

    private static final String CORDOBA = "/organisation/cordoba_technology_cluster";

    @TempDir
    private Path folder;

    /** By keyboard alone: the skip link comes first, then the form; nothing else is needed to sign in. */
    @Test
    void signingInNeedsNoMouse() {
        try (BrowserContext context = fresh()) {
            Page page = context.newPage();
            page.navigate(TestPortal.get().url("/account"));
            page.waitForFunction("document.activeElement.id === 'username'");
            page.keyboard().type(login("evaluator"));
            page.keyboard().press("Tab");
            page.keyboard().type(TestPortal.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/account**");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            page.waitForURL("**#content");
        }
    }

    @Test
    void aManagerGetsTheReportInThreeClicksAndSeesWhoDownloadedIt() {
        Page page = signedIn("manager");
        button(page, "My organisation").click();
        assertThat(page.locator("h1").textContent()).contains("Córdoba");
        assertIsPdf(download(page, link(page, "PDF, English")));
        assertThat(sheets(download(page, link(page, "XLSX, English")))).hasSizeGreaterThan(3);
        assertIsPdf(download(page, link(page, "PDF, Spanish")));
        page.reload();
        assertThat(page.locator("#downloads ~ div").last().textContent())
                .contains("A manager (manager)", ".pdf", ".xlsx");
        leave(page);
    }

    @Test
    void aManagerSendsFilesInSeesWhatIsWrongAndLetsTheGoodRowsWait() {
        Page page = signedIn("manager");
        page.setViewportSize(1200, 900);
        page.navigate(TestPortal.get().url(CORDOBA));
        assertThat(button(page, "Send files in").boundingBox().y)
                .as("seen without scrolling")
                .isLessThan(300);
        button(page, "Send files in").click();
        String rows =
                "organisation_id,held_on,seats_entitled,seats_attended\ncordoba_technology_cluster,2024-03-01,9,7\n"
                        + "cordoba_technology_cluster,1 June,9,7\n";
        page.setInputFiles("#file", new FilePayload[] {
            new FilePayload("meetings.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)),
            new FilePayload("notes.csv", "text/csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
        });
        assertThat(button(page, "Check the files").boundingBox().y).isLessThan(500);
        button(page, "Check the files").click();
        assertThat(page.locator(".fault").first().textContent()).contains("1 June", "Write the date as YYYY-MM-DD");
        assertThat(page.locator("#deliver").textContent()).contains("1 file of 2 can be delivered");
        pictures(page, "path-upload-checked");
        button(page, "Deliver").click();
        page.waitForURL("**" + CORDOBA);
        assertThat(page.locator("[role=status]").first().textContent()).contains("waits for the next night");
        pictures(page, "path-upload-waits");
        leave(page);
    }

    @Test
    void filesMayBeDroppedOnTheForm() {
        Page page = signedIn("manager");
        page.navigate(TestPortal.get().url(CORDOBA + "/upload"));
        page.locator("[data-drop]").waitFor();
        JSHandle dropped = page.evaluateHandle("""
                () => { const dropped = new DataTransfer();
                    for (const name of ['one.csv', 'two.csv']) { dropped.items.add(new File(['a,b'], name)); }
                    return dropped; }""");
        page.dispatchEvent("form.drop", "dragover", Map.of("dataTransfer", dropped));
        assertThat(page.locator("form.drop.over").count()).isOne();
        page.dispatchEvent("form.drop", "drop", Map.of("dataTransfer", dropped));
        assertThat(page.evaluate("Array.from(document.querySelector('#file').files).map(one => one.name)"))
                .isEqualTo(List.of("one.csv", "two.csv"));
        button(page, "Check the files").click();
        page.locator("#file-2").waitFor();
        leave(page);
    }

    @Test
    void anEvaluatorChoosesAnIndicatorAndTakesTheTableAway() {
        Page page = signedIn("evaluator");
        button(page, "Explore").click();
        // A tick before the scripts are there changes nothing until Show is pressed.
        page.waitForLoadState();
        Locator indicator = page.locator("input[name=indicator][value=export_intensity]");
        if (!indicator.isVisible()) {
            page.locator("details", new Page.LocatorOptions().setHas(indicator))
                    .locator("summary")
                    .click();
        }
        indicator.setChecked(true);
        page.waitForURL("**indicator=export_intensity**");
        page.locator("#result h2", new Page.LocatorOptions().setHasText("Export intensity"))
                .waitFor();
        String csv = new String(
                download(page, page.locator(".files a", new Page.LocatorOptions().setHasText("CSV"))),
                StandardCharsets.UTF_8);
        assertThat(csv.lines().findFirst().orElse(""))
                .startsWith("year,age_band,funding_class,indicator,statistic,value");
        assertThat(csv.lines().skip(1).toList()).isNotEmpty().anyMatch(line -> line.contains(",export_intensity,"));
        assertThat(sheets(download(page, page.locator(".files a", new Page.LocatorOptions().setHasText("XLSX")))))
                .isNotEmpty();
        JsonArray json = JsonParser.parseString(new String(
                        download(page, page.locator(".files a", new Page.LocatorOptions().setHasText("JSON"))),
                        StandardCharsets.UTF_8))
                .getAsJsonArray();
        assertThat(json.size()).isEqualTo((int) csv.lines().count() - 1);
        String shared = page.url();
        leave(page);

        Page other = pageOf("evaluator");
        other.navigate(shared);
        assertThat(other.locator("#result").textContent()).contains("Export intensity");
        leave(other);
    }

    @Test
    void aFunderGetsItsReportsAndNobodyElses() {
        Page page = signedIn("funder");
        assertThat(page.locator("header nav").textContent())
                .doesNotContain("Explore", "Night", "Administration", "My organisation");
        button(page, "Reports").click();
        assertThat(page.locator("main table").last().textContent()).contains("FONTAR");
        page.getByLabel("Organisation").selectOption("cordoba_technology_cluster");
        button(page, "Show").click();
        page.waitForURL("**organisation=cordoba_technology_cluster**");
        assertIsPdf(download(page, link(page, "PDF, English")));
        assertThat(sheets(download(page, link(page, "XLSX, English")))).hasSizeGreaterThan(3);

        String report =
                page.locator("main table").last().locator("td.files a").first().getAttribute("href");
        assertThat(status(page, report)).isEqualTo(200);
        assertThat(status(page, report.replace("funder=fontar", "funder=municipality_of_cordoba")))
                .as("another funder's")
                .isEqualTo(404);
        assertThat(status(page, report.replace("funder=fontar", "funder=")))
                .as("of all funders")
                .isEqualTo(404);
        for (String path : List.of(
                CORDOBA, "/explore", "/tables", "/tables/indicators.csv", "/night", "/admin", "/api/v1/tables")) {
            assertThat(status(page, path)).as(path).isEqualTo(403);
        }
        leave(page);
    }

    @Test
    void anOperatorSeesWhyANightIsRedAndResumesIt() throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        try (TestDatabase database = TestDatabase.create()) {
            TestRun.night(database, landing, TestRun.BUSINESS_DATE, "none", folder.resolve("editions"));
            try (TestPortal own = TestPortal.over(
                            database, folder.resolve("editions"), Map.of("covalue.schedule.start", "false"));
                    BrowserContext context = fresh()) {
                enter(own, "operator");
                Page page = context.newPage();
                signIn(page, own, login("operator"), TestPortal.PASSWORD);
                button(page, "Night").click();
                assertThat(page.locator("main").textContent())
                        .contains("Failed.", "Why it is red", "Nothing to measure");
                pictures(page, "path-night-red");
                for (String file : List.of(
                        "organisations.csv",
                        "ar/miembros.csv",
                        "ar/membresias.csv",
                        "ar/ingresos.csv",
                        "ar/financiacion.csv",
                        "reference/price_index.csv",
                        "reference/exchange_rate.csv")) {
                    Files.copy(
                            Path.of("jobs", "samples").resolve(file),
                            landing.resolve(Path.of(file).getFileName()));
                }
                button(page, "Resume this night").click();
                pictures(page, "path-night-resume");
                button(page, "Yes, resume").click();
                // The page renews itself.
                page.locator(".done", new Page.LocatorOptions().setHasText("Complete."))
                        .waitFor(new Locator.WaitForOptions().setTimeout(120_000));
                pictures(page, "path-night-green");
                leave(page);
            }
        }
    }

    @Test
    void anAdministratorMakesAUserWhoChoosesAPasswordAndUsesTheRightGiven() {
        Page page = signedIn("administrator");
        button(page, "Administration").click();
        page.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill("newly.made");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Newly Made");
        button(page, "Add a user").click();
        String password = page.locator(".done code").textContent();
        pictures(page, "path-one-time-password");
        page.getByLabel("Role").selectOption("EVALUATOR");
        button(page, "Give a right").click();
        page.waitForCondition(() -> page.locator(".done").first().textContent().contains("The right is given"));
        leave(page);
        try (BrowserContext context = fresh()) {
            Page own = context.newPage();
            signIn(own, TestPortal.get(), "newly.made", password);
            assertThat(own.locator("[role=alert]").textContent()).contains("Choose your own");
            pictures(own, "path-must-change");
            own.getByLabel("Current password").fill(password);
            own.getByLabel("New password (12 characters or more)").fill("chosen by the new one");
            own.getByLabel("New password again").fill("chosen by the new one");
            button(own, "Change password").click();
            own.locator(".done").waitFor();
            own.navigate(TestPortal.get().url("/"));
            assertThat(own.locator("main").textContent()).contains("Explore");
            leave(own);
        }
    }

    @Test
    void anAdministratorIssuesATokenRevokesItAndFindsBothInTheAudit() {
        Page page = signedIn("administrator");
        page.navigate(TestPortal.get().url("/account"));
        page.locator("#token-name").fill("for the dashboard");
        button(page, "Issue").click();
        assertThat(page.locator(".done code").textContent()).startsWith("covalue_");
        pictures(page, "path-token");
        page.navigate(TestPortal.get().url("/admin/tokens"));
        page.locator("tr", new Page.LocatorOptions().setHasText("for the dashboard"))
                .locator("button")
                .click();
        page.locator(".done").waitFor();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("for the dashboard"))
                        .textContent())
                .contains("revoked");
        page.locator(".tabs a", new Page.LocatorOptions().setHasText("Audit")).click();
        page.waitForURL("**/admin/audit");
        assertThat(page.locator("tbody").textContent()).contains("issue token", "revoke token", "for the dashboard");
        page.locator("#action").selectOption("issue token");
        button(page, "Show").click();
        page.waitForURL("**action=issue**");
        assertThat(page.locator("tbody").textContent()).contains("issue token").doesNotContain("revoke token");
        button(page, "Check the chain").click();
        page.locator(".done").first().waitFor();
        assertThat(page.locator(".done").allTextContents())
                .hasSize(2)
                .anyMatch(text -> text.contains("whole"))
                .anyMatch(text -> text.contains("outside the database"));
        pictures(page, "path-audit-checked");
        leave(page);
    }

    /** The home page of the role, in English. */
    private static Page signedIn(String role) {
        Page page = pageOf(role);
        page.navigate(TestPortal.get().url("/?lang=en"));
        return page;
    }

    /** The first link whose name for screen readers begins so. */
    private static Locator link(Page page, String name) {
        return page.locator("a[aria-label^='" + name + "']").first();
    }

    /** On a desk and on a phone. */
    private static void pictures(Page page, String name) {
        page.waitForLoadState();
        page.setViewportSize(360, 740);
        picture(page, name + "-phone");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("fits a phone")
                .isTrue();
        page.setViewportSize(1200, 900);
        picture(page, name + "-desk");
    }
}
