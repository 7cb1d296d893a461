package org.covalue.portal.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.covalue.SampleNight;
import org.covalue.disclosure.Edition;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Audit;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {

    private static final int INDICATORS =
            SqlDefinition.in(Layer.INDICATORS.folder()).size();

    private static final JsonMapper JSON = JsonMapper.shared();
    private final ApiReader evaluator = ApiReader.with(Users.Grant.of(Role.EVALUATOR));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyTableIsByteForByteWhatExportWrites() {
        return EvaluatorTable.all().stream()
                .flatMap(table -> Stream.of(TableFormat.CSV, TableFormat.JSON)
                        .map(format -> DynamicTest.dynamicTest(
                                table.name() + "." + format.ending(),
                                () -> assertThat(evaluator
                                                .get("/api/v1/tables/" + table.name() + "." + format.ending())
                                                .body())
                                        .isEqualTo(exported(table, format)))));
    }

    @Test
    void aTableThatTheEditionHasNoFileOfIsReadFromItsCells() throws IOException {
        Path file = SampleNight.get().files().resolve("tables/groups.csv");
        Path aside = file.resolveSibling("groups.aside");
        Files.move(file, aside);
        try {
            assertThat(evaluator.get("/api/v1/tables/groups.csv").body()).isEqualTo(Files.readAllBytes(aside));
        } finally {
            Files.move(aside, file);
        }
    }

    /** Somebody with a hand in the folder leaves length and time as they were. */
    @Test
    void aTableWhoseFileIsNoLongerWhatWasPublishedIsReadFromItsCells() throws IOException {
        Path file = SampleNight.get().files().resolve("tables/groups.csv");
        byte[] published = Files.readAllBytes(file);
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(evaluator.get("/api/v1/tables/groups.csv").body()).isEqualTo(published);
        try {
            byte[] forged = published.clone();
            forged[forged.length - 3] = (byte) (forged[forged.length - 3] == '1' ? '2' : '1');
            Files.write(file, forged);
            Files.setLastModifiedTime(file, time);
            assertThat(evaluator.get("/api/v1/tables/groups.csv").body()).isEqualTo(published);
        } finally {
            Files.write(file, published);
            Files.setLastModifiedTime(file, time);
        }
    }

    @Test
    void whoAsksForCsvGetsTheWholeTable() {
        HttpResponse<byte[]> response = evaluator.get("/api/v1/tables/funding_mix", "Accept", "text/csv");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(response.body()).isEqualTo(exported(EvaluatorTable.of("funding_mix"), TableFormat.CSV));
    }

    @TestFactory
    Stream<DynamicTest> allPagesTogetherAreTheTable() {
        return EvaluatorTable.all().stream()
                .map(table -> DynamicTest.dynamicTest(table.name(), () -> {
                    JsonNode whole = JSON.readTree(exported(table, TableFormat.JSON));
                    int limit = Math.min(9_000, Math.max(7, whole.size() / 9));
                    List<JsonNode> rows = new ArrayList<>();
                    Optional<String> page = Optional.of("/api/v1/tables/" + table.name() + "?limit=" + limit);
                    while (page.isPresent()) {
                        HttpResponse<byte[]> response = evaluator.get(page.get());
                        JsonNode some = JSON.readTree(response.body());
                        assertThat(some.size()).isBetween(Math.min(1, whole.size()), limit);
                        some.forEach(rows::add);
                        page = ApiReader.next(response);
                    }
                    assertThat(rows).hasSize(whole.size());
                    assertThat(rows).containsExactlyElementsOf(whole);
                }));
    }

    @Test
    void theLinkToTheNextPageKeepsTheChoice() {
        String choice = "?age_band=10%2B&indicator=employment&statistic=median&funding_class=all";
        JsonNode whole = JSON.readTree(
                evaluator.get("/api/v1/tables/groups.json" + choice).body());
        List<JsonNode> rows = new ArrayList<>();
        Optional<String> page = Optional.of("/api/v1/tables/groups" + choice + "&limit=2");
        while (page.isPresent()) {
            HttpResponse<byte[]> response = evaluator.get(page.get());
            JSON.readTree(response.body()).forEach(rows::add);
            page = ApiReader.next(response);
            assertThat(page.orElse("edition=")).contains("edition=");
        }
        assertThat(rows)
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(whole)
                .allMatch(row -> row.get("age_band").asString().equals("10+"));
    }

    @Test
    void theLastPageMayBeFullAndLeadsNowhere() {
        HttpResponse<byte[]> page = evaluator.get("/api/v1/tables/catalogue?limit=" + INDICATORS);
        assertThat(JSON.readTree(page.body()).size()).isEqualTo(INDICATORS);
        assertThat(ApiReader.next(page)).isEmpty();
    }

    @Test
    void rowsAreChosenByColumnAndYears() {
        JsonNode rows = JSON.readTree(evaluator
                .get("/api/v1/tables/groups.json?indicator=export_intensity&indicator=employment"
                        + "&statistic=median&age_band=all&funding_class=all&year_from=2020&year_to=2022")
                .body());
        assertThat(rows.size()).isEqualTo(6);
        rows.forEach(row -> {
            assertThat(row.get("indicator").asString()).isIn("export_intensity", "employment");
            assertThat(row.get("statistic").asString()).isEqualTo("median");
            assertThat(row.get("year").asInt()).isBetween(2020, 2022);
        });
        JsonNode one = JSON.readTree(evaluator
                .get("/api/v1/tables/indicators?year=2021&organisation_id=cordoba_technology_cluster")
                .body());
        assertThat(one.size()).isEqualTo(INDICATORS);
    }

    @Test
    void aChoiceIsAlsoByteForByteTheRowsOfTheExport() {
        String whole = new String(exported(EvaluatorTable.of("groups"), TableFormat.CSV), StandardCharsets.UTF_8);
        StringBuilder expected = new StringBuilder();
        whole.lines()
                .filter(line -> line.startsWith("year,") || line.startsWith("2019,") && line.contains(",rd_intensity,"))
                .forEach(line -> expected.append(line).append("\r\n"));
        assertThat(new String(
                        evaluator
                                .get("/api/v1/tables/groups.csv?year=2019&indicator=rd_intensity")
                                .body(),
                        StandardCharsets.UTF_8))
                .isEqualTo(expected.toString())
                .hasLineCount(1 + 7 * groupsOf2019());
    }

    @Test
    void whatAReaderHasAlreadyIsNotSentAgain() {
        for (String path : List.of(
                "/api/v1/tables/groups.csv", "/api/v1/tables/groups.json?year=2020", "/api/v1/tables/groups?limit=5")) {
            HttpResponse<byte[]> first = evaluator.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> again = evaluator.get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("Cache-Control").orElse(""))
                    .contains("private")
                    .doesNotContain("no-store");
            assertThat(evaluator.get(path, "If-None-Match", "\"another\"").statusCode())
                    .isEqualTo(200);
        }
        assertThat(evaluator.get("/api/v1/tables/groups?limit=5").headers().firstValue("ETag"))
                .isNotEqualTo(
                        evaluator.get("/api/v1/tables/groups?limit=6").headers().firstValue("ETag"));
    }

    @Test
    void aDownloadIsInTheAuditAndOneNotSentAgainIsNot() {
        ApiReader reader = ApiReader.with(Users.Grant.of(Role.EVALUATOR));
        Audit audit = TestPortal.get().part(Audit.class);
        HttpResponse<byte[]> first = reader.get("/api/v1/tables/group_tests.csv?grouping=age_band");
        Audit.AuditEntry entry = audit.latest(1).get(0);
        assertThat(entry.action()).isEqualTo("download");
        assertThat(entry.subject()).isEqualTo("tables/group_tests.csv");
        assertThat(entry.detail())
                .contains("edition " + SampleNight.get().edition().orElseThrow())
                .contains("grouping=age_band");
        reader.get(
                "/api/v1/tables/group_tests.csv?grouping=age_band",
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());
        assertThat(audit.latest(1).get(0).number()).isEqualTo(entry.number());
    }

    @Test
    void theApiIsForEvaluatorsWithAValidToken() {
        assertThat(refusal(ApiReader.showing("").get("/api/v1/tables/groups.csv"), 401)
                        .headers()
                        .firstValue("WWW-Authenticate")
                        .orElse(""))
                .startsWith("Bearer");
        refusal(ApiReader.showing("covalue_invented").get("/api/v1/editions"), 401);
        Users.Grant manager = new Users.Grant(
                Role.MANAGER, Optional.of("cordoba_technology_cluster"), Optional.empty(), Optional.empty());
        Users.Grant funder = new Users.Grant(Role.FUNDER, Optional.empty(), Optional.of("fontar"), Optional.empty());
        for (Users.Grant grant :
                List.of(manager, funder, Users.Grant.of(Role.OPERATOR), Users.Grant.of(Role.ADMINISTRATOR))) {
            refusal(ApiReader.with(grant).get("/api/v1/tables/groups.csv"), 403);
            refusal(ApiReader.with(grant).get("/api/v1/catalogue"), 403);
        }
    }

    @Test
    void aGrantForAnotherEditionOpensNothing() {
        ApiReader elsewhere =
                ApiReader.with(new Users.Grant(Role.EVALUATOR, Optional.empty(), Optional.empty(), Optional.of(999L)));
        assertThat(JSON.readTree(elsewhere.get("/api/v1/editions").body()).isEmpty())
                .isTrue();
        refusal(elsewhere.get("/api/v1/tables/groups.csv"), 409);
        refusal(
                elsewhere.get("/api/v1/tables/groups.csv?edition="
                        + SampleNight.get().edition().orElseThrow()),
                404);
        refusal(
                elsewhere.get("/api/v1/tables/groups?edition="
                        + SampleNight.get().edition().orElseThrow()),
                404);
    }

    @Test
    void whatIsWrongIsSaidWithoutInternals() {
        refusal(evaluator.get("/api/v1/tables/no_such_table"), 404);
        refusal(evaluator.get("/api/v1/tables/groups.pdf"), 404);
        refusal(evaluator.get("/api/v1/catalogue/no_such_indicator"), 404);
        refusal(evaluator.get("/api/v1/nothing"), 404);
        refusal(evaluator.get("/api/v1/tables/groups?edition=999"), 404);
        refusal(evaluator.get("/api/v1/tables/groups?edition=abc"), 400);
        refusal(evaluator.get("/api/v1/tables/groups?year=abc"), 400);
        refusal(evaluator.get("/api/v1/tables/groups?limit=0"), 400);
        refusal(evaluator.get("/api/v1/tables/groups?limit=100000"), 400);
        refusal(evaluator.get("/api/v1/tables/groups?cursor=!!!"), 400);
        refusal(evaluator.get("/api/v1/tables/groups?cursor=YWJj"), 400);
        refusal(evaluator.get("/api/v1/tables/groups?internal=true"), 400);
        refusal(evaluator.get("/api/v1/tables/groups", "Accept", "nonsense"), 400);
        HttpResponse<byte[]> chosen = refusal(evaluator.get("/api/v1/tables/groups?colour=red"), 400);
        assertThat(JSON.readTree(chosen.body()).get("detail").asString())
                .contains("colour")
                .contains("age_band");
    }

    @Test
    void theCatalogueGivesFormulaExamplesAndStatement() {
        JsonNode all = JSON.readTree(evaluator.get("/api/v1/catalogue").body());
        assertThat(all.size()).isEqualTo(INDICATORS);
        JsonNode one = JSON.readTree(evaluator.get("/api/v1/catalogue/CMP-11").body());
        assertThat(one.get("indicator").asString()).isEqualTo("export_intensity");
        assertThat(one.get("title").get("es").asString()).isEqualTo("Intensidad exportadora");
        assertThat(one.get("examples").size()).isEqualTo(3);
        assertThat(one.get("sql").asString()).startsWith("select");
    }

    @Test
    void theRowsOfAnEditionAreItsOwn() {
        JdbcTemplate owner = SampleNight.get().database().jdbc();
        long edition = SampleNight.get().edition().orElseThrow();
        JsonNode editions = JSON.readTree(evaluator.get("/api/v1/editions").body());
        assertThat(editions.get(0).get("edition").asLong()).isEqualTo(edition);
        assertThat(editions.get(0).get("business_date").asString()).isEqualTo("2025-06-30");
        assertThat(editions.size())
                .isEqualTo(owner.queryForObject(
                        "select count(*) from covalue.edition where published_at is not null", Integer.class));
        assertThat(evaluator.get("/api/v1/tables/groups?limit=1").headers().firstValue("Covalue-Edition"))
                .contains(Long.toString(edition));
    }

    private static HttpResponse<byte[]> refusal(HttpResponse<byte[]> response, int status) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(body).get("status").asInt()).isEqualTo(status);
        assertThat(body).doesNotContain("Exception").doesNotContain("org.").doesNotContain("select ");
        return response;
    }

    @Test
    void whatIsInternalIsRefusedWithTheReason() {
        ApiReader reader = ApiReader.with(Users.Grant.of(Role.EVALUATOR));
        for (String path : List.of("/api/v1/tables/panel", "/api/v1/tables/panel.parquet")) {
            HttpResponse<byte[]> response = reader.get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(new String(response.body(), StandardCharsets.UTF_8))
                    .contains("figures of members before disclosure")
                    .contains("--internal");
        }
        assertThat(new String(reader.get("/api/v1/tables").body(), StandardCharsets.UTF_8))
                .doesNotContain("\"panel\"");
    }

    @Test
    void aTableComesWide() {
        ApiReader reader = ApiReader.with(Users.Grant.of(Role.EVALUATOR));
        HttpResponse<byte[]> response = reader.get("/api/v1/tables/indicators.csv?wide=true&year_from=2024");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .startsWith("organisation_id,year,age_band,funding_class,edition,")
                .contains(",state_export_intensity");
        assertThat(reader.get("/api/v1/tables/estimates.csv?wide=true").statusCode())
                .isEqualTo(400);
        assertThat(reader.get("/api/v1/tables/indicators.csv?wide=true&columns=year")
                        .statusCode())
                .isEqualTo(400);
    }

    private byte[] exported(EvaluatorTable table, TableFormat format) {
        Edition edition = SampleNight.get().editions().open(Optional.empty());
        Path file = folder.resolve(table.name() + "." + format.ending());
        format.write(table, edition, "en", file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int groupsOf2019() {
        return SampleNight.get()
                .database()
                .jdbc()
                .queryForObject(
                        "select count(distinct (age_band, funding_class)) from released.group_value "
                                + "where year = 2019",
                        Integer.class);
    }
}
