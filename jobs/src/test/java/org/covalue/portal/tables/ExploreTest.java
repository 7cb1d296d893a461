package org.covalue.portal.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.covalue.SampleNight;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;

class ExploreTest {

    private static final String CHOICE =
            "?indicator=export_intensity&age_band=0-4&age_band=10%2B&funding_class=all&statistic=median&"
                    + "year_from=2019&year_to=2023";
    private final TestPortal portal = TestPortal.get();
    private final TestPortal.Visitor evaluator = portal.signedIn(Users.Grant.of(Role.EVALUATOR));

    @Test
    void theExplorerShowsChartAndTableOfTheSameCellsAndNamesTheEdition() {
        String page = evaluator.get("/explore" + CHOICE).body();
        assertThat(page)
                .contains("Edition " + SampleNight.get().edition().orElseThrow() + " of 2025-06-30")
                .contains("<svg")
                .contains("Export intensity, %</title>")
                .containsOnlyOnce("<th scope=\"row\">0 to 4 years · All classes</th>")
                .containsOnlyOnce("<th scope=\"row\">10 years or more · All classes</th>");
        assertThat(page.indexOf("0 to 4 years · All classes</th>"))
                .isLessThan(page.indexOf("10 years or more · All classes</th>"));
        assertThat(cells(page)).hasSize(10);
    }

    @Test
    void theDownloadHoldsExactlyTheCellsShown() {
        for (String view : List.of("groups", "organisations")) {
            String choice = view.equals("groups")
                    ? CHOICE
                    : "?indicator=real_revenue_per_member&organisation_id=barbados_renewable_energy"
                            + "&organisation_id=cordoba_technology_cluster";
            String page = evaluator
                    .get((view.equals("groups") ? "/explore" : "/explore/organisations") + choice)
                    .body();
            String link = found(page, "href=\"(/explore/download/" + view + "\\.csv[^\"]*)\"")
                    .get(0)
                    .replace("&amp;", "&");
            HttpResponse<String> file = evaluator.get(link);
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("attachment");
            List<String> lines = file.body().lines().skip(1).toList();
            List<String> shown = cells(page);
            assertThat(lines).hasSize(shown.size());
            long figures = lines.stream().filter(line -> line.contains(",ok,")).count();
            assertThat(shown.stream().filter(cell -> cell.matches("[0-9.,-]+")).count())
                    .isEqualTo(figures);
            assertThat(figures).isBetween(1L, (long) shown.size());
            assertThat(shown.stream().filter("confidential"::equals).count())
                    .isEqualTo(lines.stream()
                            .filter(line -> line.contains(",suppressed,"))
                            .count());
        }
    }

    @Test
    void statesAreWordsInTheLanguageOfThePage() {
        String choice = "?indicator=real_revenue_per_member&organisation_id=barbados_renewable_energy";
        assertThat(cells(evaluator.get("/explore/organisations" + choice).body()))
                .contains("confidential", "not reported");
        assertThat(cells(evaluator
                        .get("/explore/organisations" + choice + "&lang=es")
                        .body()))
                .contains("confidencial", "no informado")
                .doesNotContain("");
    }

    @Test
    void theAddressIsTheLinkToShareAndNamesTheEdition() {
        String page = evaluator.get("/explore" + CHOICE).body();
        String link = found(page, "href=\"(/explore\\?[^\"]*edition=\\d+[^\"]*year_to=2023)\"")
                .get(0)
                .replace("&amp;", "&");
        assertThat(cells(evaluator.get(link).body())).isEqualTo(cells(page));
    }

    @Test
    void theOtherLanguageKeepsWhatIsChosen() {
        String link = found(evaluator.get("/explore" + CHOICE).body(), "href=\"(\\?[^\"]*lang=es)\"")
                .get(0)
                .replace("&amp;", "&");
        String page = evaluator.get("/explore" + link).body();
        assertThat(page).contains("Intensidad exportadora").contains("0 a 4 años · Todas las clases");
        assertThat(cells(page)).hasSize(10);
    }

    @Test
    void theExplorerOpensWithSomethingToSeeAndItsScriptsAreThere() {
        for (String path : List.of("/explore", "/explore/organisations")) {
            String page = evaluator.get(path).body();
            assertThat(page).contains("<svg").contains("<caption>");
            assertThat(found(page, "<script src=\"([^\"]+)\""))
                    .hasSize(2)
                    .allMatch(script -> evaluator.get(script).statusCode() == 200);
            assertThat(page)
                    .doesNotContain(" style=\"")
                    .doesNotContain("onclick")
                    .doesNotContain("??");
        }
    }

    @Test
    void whatCannotBeChosenIsRefused() {
        assertThat(evaluator.get("/explore?edition=999").statusCode()).isEqualTo(404);
        assertThat(evaluator.get("/explore?edition=abc").statusCode()).isEqualTo(400);
        assertThat(evaluator.get("/explore?year_from=abc").statusCode()).isEqualTo(400);
        assertThat(evaluator.get("/explore?indicator=%27%3Bdrop").body())
                .contains("there is no such value", "export_intensity");
        assertThat(evaluator
                        .get("/explore?indicator=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void moreThanAnybodyReadsIsOnlyDownloaded() {
        StringBuilder all = new StringBuilder("?age_band=all");
        CatalogueEntry.all().forEach(one -> all.append("&indicator=").append(one.id()));
        Stream.of("0-4", "5-9", "10%2B")
                .forEach(band -> all.append("&age_band=").append(band));
        Stream.of("all", "membership_fees", "public_funds", "services")
                .forEach(one -> all.append("&funding_class=").append(one));
        assertThat(evaluator.get("/explore" + all).body())
                .contains("too many to read")
                .doesNotContain("<svg")
                .contains("/explore/download/groups.csv");
    }

    @Test
    void theCatalogueIsForEverybodyWhoSignsIn() {
        for (Users.Grant grant :
                List.of(Users.Grant.of(Role.OPERATOR), Users.Grant.of(Role.ADMINISTRATOR), manager())) {
            TestPortal.Visitor visitor = portal.signedIn(grant);
            String page = visitor.get("/catalogue").body();
            assertThat(found(page, "href=\"(/catalogue/[a-z_]+)\""))
                    .hasSize(SqlDefinition.in(Layer.INDICATORS.folder()).size());
            assertThat(visitor.get("/catalogue?family=network&search=density").body())
                    .contains("Indicators found: 1")
                    .contains("network_density");
            assertThat(visitor.get("/catalogue?search=nothing+like+this").body())
                    .contains("No indicator fits");
        }
        for (CatalogueEntry one : CatalogueEntry.all()) {
            assertThat(evaluator.get("/catalogue/" + one.id() + "?lang=es").body())
                    .as(one.id())
                    .contains("Numerador")
                    .doesNotContain("??");
        }
        String page = evaluator.get("/catalogue/CMP-11?lang=es").body();
        assertThat(page)
                .contains("Intensidad exportadora")
                .contains("from member_year")
                .contains("(en blanco)");
        assertThat(evaluator.get("/catalogue/no_such").statusCode()).isEqualTo(404);
    }

    @Test
    void everyTableIsExplainedAndDownloads() {
        for (String language : List.of("en", "es")) {
            String page = evaluator.get("/tables?lang=" + language).body();
            assertThat(page).doesNotContain("??");
            List<String> links = found(page, "href=\"(/tables/[a-z_]+\\.[a-z]+\\?edition=\\d+)\"");
            assertThat(links).hasSize(EvaluatorTable.all().size() * TableFormat.values().length);
        }
        assertThat(evaluator.get("/tables/groups.csv").body())
                .hasLineCount(SampleNight.get().exported("groups").size());
        assertThat(evaluator
                        .get("/tables/group_tests.xlsx")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .contains("spreadsheetml");
        assertThat(evaluator.get("/tables/no_such.csv").statusCode()).isEqualTo(404);
        HttpResponse<String> internal = evaluator.get("/tables/panel.csv?lang=es");
        assertThat(internal.statusCode()).isEqualTo(400);
        assertThat(internal.body()).contains("cifras de miembros sin proteger");
        assertThat(evaluator.get("/tables/groups.dta?wide=true").statusCode()).isEqualTo(200);
        assertThat(evaluator.get("/tables/groups.csv?edition=999").statusCode()).isEqualTo(404);
        assertThat(evaluator.get("/tables/api").body())
                .contains("curl")
                .contains("urllib")
                .contains("read.csv")
                .doesNotContain("??");
    }

    @Test
    void tablesAndExplorerAreForEvaluatorsOnly() {
        TestPortal.Visitor manager = portal.signedIn(manager());
        for (String path : List.of(
                "/explore",
                "/explore/organisations",
                "/explore/download/groups.csv",
                "/tables",
                "/tables/groups.csv",
                "/tables/api",
                "/api/v1/tables/groups.csv",
                "/api/v1/editions")) {
            assertThat(manager.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(portal.visitor().get("/tables/groups.csv").statusCode()).isEqualTo(302);
    }

    private static Users.Grant manager() {
        return new Users.Grant(
                Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty());
    }

    private static List<String> cells(String page) {
        return found(page, "<td class=\"number[^\"]*\">([^<]*)</td>");
    }

    private static List<String> found(String page, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
