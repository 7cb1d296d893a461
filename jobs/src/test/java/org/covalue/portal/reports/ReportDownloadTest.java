package org.covalue.portal.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.covalue.SampleNight;
import org.covalue.platform.FileHash;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;

class ReportDownloadTest {

    private static final String CORDOBA = "cordoba_technology_cluster";
    private static final String EBRO = "cluster_motor_ebro";
    private static final String STUDY = "joining:real_revenue";

    private final TestPortal portal = TestPortal.get();

    @Test
    void aReportOfTheNightIsSentAsItWasPublishedAndTheDownloadIsInTheAudit() throws IOException {
        String login = portal.addUser(manager(CORDOBA));
        TestPortal.Visitor visitor = signedIn(login);
        HttpResponse<byte[]> response = visitor.download(of(CORDOBA, "", 2024, "en", "pdf"));
        Path file = SampleNight.get().files().resolve("reports/funder_report/" + CORDOBA + "/all_funders_2024.pdf");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readAllBytes(file));
        assertThat(header(response, "ETag")).isEqualTo("\"" + FileHash.sha256(file) + "\"");
        assertThat(header(response, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(response, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"funder_report_" + CORDOBA + "_all_funders_2024.pdf\"");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        Audit.AuditEntry last = portal.part(Audit.class)
                .downloads("reports/funder_report/" + CORDOBA + "/", 1)
                .get(0);
        assertThat(last.login()).isEqualTo(login);
        assertThat(last.subject()).isEqualTo("reports/funder_report/" + CORDOBA + "/all_funders_2024.pdf");
        assertThat(visitor.get("/organisation/" + CORDOBA).body()).contains("User " + login, "all_funders_2024.pdf");
    }

    @Test
    void whatTheReaderHasAlreadyIsNotSentAgain() throws IOException {
        TestPortal.Visitor visitor = portal.signedIn(manager(CORDOBA));
        String etag = header(visitor.download(of(CORDOBA, "", 2024, "en", "xlsx")), "ETag");
        long entries = portal.part(Audit.class).latest(1).get(0).number();
        HttpResponse<byte[]> again = visitor.download(of(CORDOBA, "", 2024, "en", "xlsx"), "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(portal.part(Audit.class).latest(1).get(0).number()).isEqualTo(entries);
    }

    @Test
    void aReportThatTheNightDidNotRenderIsRenderedWhenAskedFor() {
        TestPortal.Visitor visitor = portal.signedIn(manager(CORDOBA));
        HttpResponse<byte[]> first = visitor.download(of(CORDOBA, "fontar", 2023, "es", "xlsx"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(new String(first.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        assertThat(header(first, "Content-Disposition")).contains("fontar_2023_es.xlsx");
        HttpResponse<byte[]> second = visitor.download(of(CORDOBA, "fontar", 2023, "es", "xlsx"));
        assertThat(second.body()).as("kept").isEqualTo(first.body());
    }

    @Test
    void anothersReportIsNotThereNeitherStoredNorOnDemand() {
        TestPortal.Visitor stranger = portal.signedIn(manager(EBRO));
        TestPortal.Visitor funder = portal.signedIn(fontar());
        TestPortal.Visitor otherEdition = portal.signedIn(
                new Users.Grant(Role.MANAGER, Optional.of(CORDOBA), Optional.empty(), Optional.of(999_999L)));
        long before = portal.part(Audit.class).latest(1).get(0).number();
        for (String language : List.of("en", "es")) {
            assertThat(stranger.get(of(CORDOBA, "", 2024, language, "pdf")).statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get(of(CORDOBA, "fontar", 2024, language, "pdf"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(otherEdition.get(of(CORDOBA, "", 2024, language, "pdf")).statusCode())
                    .isEqualTo(404);
            assertThat(funder.get(of(CORDOBA, "", 2024, language, "pdf")).statusCode())
                    .as("addressed to all")
                    .isEqualTo(404);
            assertThat(funder.get(of(CORDOBA, "int-world", 2024, language, "pdf"))
                            .statusCode())
                    .as("another funder's")
                    .isEqualTo(404);
            assertThat(funder.get(of(EBRO, "fontar", 2024, language, "pdf")).statusCode())
                    .as("never paid")
                    .isEqualTo(404);
        }
        assertThat(portal.part(Audit.class).latest(1).get(0).number()).isEqualTo(before);
        assertThat(funder.download(of(CORDOBA, "fontar", 2024, "en", "pdf")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRightToAnOrganisationIsNoneToAFundersPortfolio() {
        TestPortal.Visitor manager = portal.signedIn(manager(CORDOBA));
        String portfolio =
                "/reports/download?edition=" + edition() + "&report=portfolio_report&year=2024&language=es&format=xlsx";
        assertThat(manager.get(portfolio + "&organisation=" + CORDOBA + "&funder=fontar")
                        .statusCode())
                .isEqualTo(404);
        assertThat(manager.get(portfolio + "&funder=fontar").statusCode()).isEqualTo(404);
        assertThat(manager.get(portfolio).statusCode())
                .as("it tells of other organisations")
                .isEqualTo(404);
    }

    @Test
    void noPathAndNoNonsenseGetsAFile() {
        TestPortal.Visitor visitor = portal.signedIn(Users.Grant.of(Role.EVALUATOR));
        String start = "/reports/download?edition=" + edition();
        assertThat(visitor.get(start + "&report=..%2F..%2Fetc&year=2024&organisation=" + CORDOBA + "&format=pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(start + "&report=funder_report&year=2024&organisation=..%2F..%2F..&format=pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(start + "&report=funder_report&year=2024&organisation=" + CORDOBA + "&format=..%2Fpdf")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.get(start + "&report=funder_report&year=2024&organisation=" + CORDOBA
                                + "&language=xx&format=pdf")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.get(start + "&report=funder_report&year=soon&organisation=" + CORDOBA + "&format=pdf")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.get(start + "&report=funder_report&year=1950&organisation=" + CORDOBA + "&format=pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/reports/download?edition=987654&report=funder_report&year=2024&organisation=" + CORDOBA
                                + "&format=pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/reports/..%2F..%2Fetc%2Fpasswd").statusCode()).isIn(400, 404);
        assertThat(visitor.get("/reports/%2e%2e/organisation").statusCode()).isIn(400, 403, 404);
    }

    @Test
    void aFileThatIsNoLongerTheOnePublishedIsNotSent() throws IOException {
        TestPortal.Visitor visitor = portal.signedIn(manager(CORDOBA));
        Path file = SampleNight.get().files().resolve("reports/funder_report/" + CORDOBA + "/fontar_2024.pdf");
        byte[] published = Files.readAllBytes(file);
        byte[] changed = published.clone();
        changed[changed.length / 2]++;
        try {
            Files.write(file, changed);
            HttpResponse<String> response = visitor.get(of(CORDOBA, "fontar", 2024, "en", "pdf"));
            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).contains("no longer the one that was published");
            Files.delete(file);
            assertThat(visitor.get(of(CORDOBA, "fontar", 2024, "en", "pdf")).statusCode())
                    .isEqualTo(500);
        } finally {
            Files.write(file, published);
        }
    }

    @Test
    void theListHoldsWhatTheViewerMayReadAndNothingElse() {
        String manager = portal.signedIn(manager(EBRO)).get("/reports").body();
        assertThat(manager).contains("organisation=" + EBRO).doesNotContain("organisation=" + CORDOBA);
        String funder = portal.signedIn(fontar()).get("/reports").body();
        assertThat(funder)
                .contains("organisation=" + CORDOBA + "&amp;funder=fontar")
                .doesNotContain("funder=int-world");
        TestPortal.Visitor evaluator = portal.signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(evaluator.get("/reports").body()).contains("Page 1 of");
        assertThat(evaluator
                        .get("/reports?organisation=" + CORDOBA + "&funder=fontar&year=2022")
                        .body())
                .contains("organisation=" + CORDOBA + "&amp;funder=fontar", "year=2022")
                .doesNotContain("funder=int-world&amp;", "Page 1 of");
        assertThat(evaluator.get("/reports?edition=4711").statusCode()).isEqualTo(404);
        assertThat(evaluator.get("/reports?lang=es").body()).contains("Todos los financiadores");
    }

    @Test
    void thereAreNoReportsForAnOperatorAndNoneWithoutSigningIn() {
        assertThat(portal.signedIn(Users.Grant.of(Role.OPERATOR))
                        .get("/reports")
                        .statusCode())
                .isEqualTo(403);
        assertThat(portal.visitor().get(of(CORDOBA, "", 2024, "en", "pdf")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void theReportOfAStudyIsSentAsItWasPublishedToThoseWhoMayReadOfAll() throws IOException {
        String login = portal.addUser(Users.Grant.of(Role.EVALUATOR));
        HttpResponse<byte[]> response = signedIn(login).download(study(edition(), STUDY, "es", "xlsx"));
        Path file = SampleNight.get().files().resolve("reports/impact_report/joining/real_revenue_es.xlsx");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readAllBytes(file));
        assertThat(header(response, "ETag")).isEqualTo("\"" + FileHash.sha256(file) + "\"");
        assertThat(header(response, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"impact_report_joining_real_revenue_es.xlsx\"");
        Audit.AuditEntry last = portal.part(Audit.class)
                .downloads("reports/impact_report/joining/", 1)
                .get(0);
        assertThat(last.login()).isEqualTo(login);
        assertThat(last.subject()).isEqualTo("reports/impact_report/joining/real_revenue_es.xlsx");
        TestPortal.Visitor funder = portal.signedIn(fontar());
        assertThat(funder.download(study(edition(), STUDY, "en", "pdf")).statusCode())
                .isEqualTo(200);
        assertThat(funder.get("/reports").body()).contains("Did it help?", "study=" + STUDY);
    }

    @Test
    void theReportOfAStudyIsNotThereForAManagerNorInAnEditionOfOthers() {
        TestPortal.Visitor manager = portal.signedIn(manager(CORDOBA));
        TestPortal.Visitor otherEdition = portal.signedIn(
                new Users.Grant(Role.EVALUATOR, Optional.empty(), Optional.empty(), Optional.of(999_999L)));
        long before = portal.part(Audit.class).latest(1).get(0).number();
        for (String format : List.of("pdf", "xlsx")) {
            assertThat(manager.get(study(edition(), STUDY, "en", format)).statusCode())
                    .as("it tells of other organisations")
                    .isEqualTo(404);
            assertThat(otherEdition.get(study(edition(), STUDY, "en", format)).statusCode())
                    .isEqualTo(404);
            assertThat(portal.visitor()
                            .get(study(edition(), STUDY, "en", format))
                            .statusCode())
                    .as("not signed in")
                    .isEqualTo(302);
        }
        assertThat(manager.get("/reports").body())
                .contains("<h1>Reports</h1>")
                .doesNotContain("Did it help?", "/reports/study");
        assertThat(portal.part(Audit.class).latest(1).get(0).number()).isEqualTo(before);
        assertThat(portal.signedIn(Users.Grant.of(Role.OPERATOR))
                        .get(study(edition(), STUDY, "en", "pdf"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void noNonsenseGetsTheReportOfAStudy() {
        TestPortal.Visitor visitor = portal.signedIn(Users.Grant.of(Role.EVALUATOR));
        assertThat(visitor.get(study(edition(), "nothing:is_called_so", "en", "pdf"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(study(edition(), "joining", "en", "pdf")).statusCode())
                .as("all of its outcomes")
                .isEqualTo(404);
        assertThat(visitor.get(study(edition(), "joining:..%2Freal_revenue", "en", "pdf"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get(study(edition(), "first_project:real_revenue", "en", "pdf"))
                        .statusCode())
                .as("not rendered that night")
                .isEqualTo(404);
        assertThat(visitor.get(study(987654, STUDY, "en", "pdf")).statusCode()).isEqualTo(404);
        assertThat(visitor.get(study(edition(), STUDY, "en", "docx")).statusCode())
                .isEqualTo(400);
        assertThat(visitor.get(study(edition(), STUDY, "xx", "pdf")).statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/reports/study?edition=soon&study=" + STUDY + "&format=pdf")
                        .statusCode())
                .isEqualTo(400);
    }

    private TestPortal.Visitor signedIn(String login) {
        TestPortal.Visitor visitor = portal.visitor();
        visitor.signIn(login, TestPortal.PASSWORD);
        return visitor;
    }

    private static Users.Grant manager(String organisation) {
        return new Users.Grant(Role.MANAGER, Optional.of(organisation), Optional.empty(), Optional.empty());
    }

    private static Users.Grant fontar() {
        return new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty());
    }

    private static long edition() {
        return SampleNight.get().edition().orElseThrow();
    }

    private static String of(String organisation, String funder, int year, String language, String format) {
        return "/reports/download?edition=" + edition() + "&report=funder_report&year=" + year + "&organisation="
                + organisation + "&funder=" + funder + "&language=" + language + "&format=" + format;
    }

    private static String study(long edition, String study, String language, String format) {
        return "/reports/study?edition=" + edition + "&study=" + study + "&language=" + language + "&format=" + format;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
