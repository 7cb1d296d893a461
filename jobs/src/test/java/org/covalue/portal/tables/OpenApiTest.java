package org.covalue.portal.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.portal.TestPortal;
import org.covalue.portal.access.Role;
import org.covalue.portal.access.Users;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the HTTP API says what the API does. */
@SuppressWarnings("unchecked")
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private final Map<String, Object> description = ApiDescription.description();

    @Test
    void itIsOpenToEverybodyAndNothingElseDescribesTheApi() {
        HttpResponse<byte[]> response = ApiReader.showing("").get("/api/openapi");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("openapi: 3.1.0");
        assertThat(TestPortal.get()
                        .signedIn(Users.Grant.of(Role.EVALUATOR))
                        .get("/v3/api-docs")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFileNamesNoTable() {
        String file = ApiDescription.text("openapi.yml");
        assertThat(EvaluatorTable.all().stream().map(EvaluatorTable::name))
                .filteredOn(name -> name.contains("_"))
                .allSatisfy(name -> assertThat(file).doesNotContain(name));
        assertThat((Object) new Yaml()
                        .load(new String(
                                ApiReader.showing("").get("/api/openapi").body(), StandardCharsets.UTF_8)))
                .isEqualTo(description);
    }

    @Test
    void itComesAsJsonToo() {
        HttpResponse<byte[]> response = ApiReader.showing("").get("/api/openapi.json");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(JSON.readValue(response.body(), Map.class)).isEqualTo(description);
    }

    @Test
    void itsPathsAreThoseOfTheApi() {
        Set<String> routes = TestPortal.get()
                .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/v1") && !path.endsWith("**"))
                .map(path -> path.replaceAll(":[^}]*}", "}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(under(description, "paths").keySet())).isEqualTo(routes);
    }

    @Test
    void itsParametersAreTheColumnsByWhichRowsAreChosen() {
        Set<String> filters = EvaluatorTable.all().stream()
                .flatMap(table -> table.filters().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        filters.addAll(List.of("year_from", "year_to", "edition", "columns"));
        for (String path : List.of("/api/v1/tables/{table}", "/api/v1/tables/{table}.{ending}")) {
            List<Map<String, Object>> parameters = (List<Map<String, Object>>)
                    under(description, "paths", path, "get").get("parameters");
            Set<String> named = parameters.stream()
                    .map(this::resolved)
                    .filter(one -> one.get("in").equals("query"))
                    .map(one -> (String) one.get("name"))
                    .filter(name -> !List.of("limit", "cursor", "wide").contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).as(path).isEqualTo(filters);
        }
        Map<String, Object> table = under(description, "components", "parameters", "table", "schema");
        assertThat((List<String>) table.get("enum"))
                .isEqualTo(
                        EvaluatorTable.all().stream().map(EvaluatorTable::name).toList());
    }

    @Test
    void everyFilterSaysOfWhichTablesItIs() {
        for (EvaluatorTable table : EvaluatorTable.all()) {
            for (String filter : table.filters()) {
                String said = (String)
                        under(description, "components", "parameters", filter).get("description");
                assertThat(List.of(said.replaceFirst(".* of ", "").split(", ")))
                        .as(filter)
                        .contains(table.name());
            }
        }
    }

    @Test
    void itsSchemasHaveTheFieldsThatComeOut() {
        ApiReader evaluator = ApiReader.with(Users.Grant.of(Role.EVALUATOR));
        fields(JSON.readTree(evaluator.get("/api/v1/editions").body()).get(0), "Edition");
        fields(JSON.readTree(evaluator.get("/api/v1/catalogue/CMP-11").body()), "Indicator");
        fields(JSON.readTree(evaluator.get("/api/v1/tables").body()).get(0), "Table");
    }

    @Test
    void whatIsSaidOfColumnsIsSoInTheTable() {
        ApiReader evaluator = ApiReader.with(Users.Grant.of(Role.EVALUATOR));
        for (EvaluatorTable table : EvaluatorTable.all()) {
            assertThat(table.columns().stream().map(EvaluatorTable.Column::name))
                    .isEqualTo(table.definition().columns().stream()
                            .map(name -> name.replace("\"", ""))
                            .toList());
            assertThat(table.columns())
                    .allSatisfy(column -> assertThat(column.meaning("en") + column.meaning("es"))
                            .isNotBlank());
            assertThat(table.columns().stream().map(EvaluatorTable.Column::name))
                    .containsAll(table.filters())
                    .containsAll(table.order());
            for (JsonNode row : JSON.readTree(evaluator
                    .get("/api/v1/tables/" + table.name() + "?limit=500")
                    .body())) {
                table.columns()
                        .forEach(column -> assertThat(isOf(
                                        row.get(column.name()), column.type().code()))
                                .as(table.name() + "." + column.name())
                                .isTrue());
            }
        }
    }

    @Test
    void theFormatsAreAllOfThem() {
        List<Map<String, Object>> parameters =
                (List<Map<String, Object>>) under(description, "paths", "/api/v1/tables/{table}.{ending}", "get")
                        .get("parameters");
        Map<String, Object> ending = parameters.stream()
                .map(this::resolved)
                .filter(one -> one.get("name").equals("ending"))
                .findFirst()
                .orElseThrow();
        assertThat(((Map<String, List<String>>) ending.get("schema")).get("enum"))
                .isEqualTo(
                        Stream.of(TableFormat.values()).map(TableFormat::ending).toList());
    }

    private static boolean isOf(JsonNode value, String type) {
        return value.isNull()
                || switch (type) {
                    case "text" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    default -> value.isNumber();
                };
    }

    private void fields(JsonNode shown, String schema) {
        assertThat(shown.propertyNames())
                .as(schema)
                .containsExactlyInAnyOrderElementsOf(under(description, "components", "schemas", schema, "properties")
                        .keySet());
    }

    private Map<String, Object> resolved(Map<String, Object> parameter) {
        String reference = (String) parameter.get("$ref");
        return reference == null
                ? parameter
                : under(description, reference.substring(2).split("/"));
    }

    private static Map<String, Object> under(Map<String, Object> yaml, String... keys) {
        Map<String, Object> here = yaml;
        for (String key : keys) {
            here = (Map<String, Object>) here.get(key);
            assertThat(here).as(key).isNotNull();
        }
        return here;
    }
}
