package org.covalue.portal.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.exports.ChosenColumns;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.portal.access.PublishedEditions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The HTTP API, described in {@code openapi.yml}: editions, the catalogue and the evaluator tables as released. */
@RestController
class ApiController {

    private final PublishedEditions editions;
    private final TableDownloads downloads;
    private final TablePages pages;

    ApiController(PublishedEditions editions, TableDownloads downloads, TablePages pages) {
        this.editions = editions;
        this.downloads = downloads;
        this.pages = pages;
    }

    @GetMapping("/api/v1/editions")
    List<PublishedEditions.Described> editions() {
        return editions.all();
    }

    @GetMapping("/api/v1/catalogue")
    List<Map<String, Object>> catalogue() {
        return CatalogueEntry.all().stream().map(CatalogueEntry::plain).toList();
    }

    /** @param indicator an id or a code */
    @GetMapping("/api/v1/catalogue/{indicator}")
    Map<String, Object> indicator(@PathVariable String indicator) {
        return CatalogueEntry.find(indicator)
                .map(CatalogueEntry::whole)
                .orElseThrow(() -> new NotFound(
                        "There is no indicator " + indicator + "; /api/v1/catalogue lists those there are"));
    }

    @GetMapping("/api/v1/tables")
    List<Map<String, Object>> tables() {
        return EvaluatorTable.all().stream().map(ApiController::described).toList();
    }

    private static Map<String, Object> described(EvaluatorTable table) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("table", table.name());
        described.put("title", Map.of("en", table.title("en"), "es", table.title("es")));
        described.put("key", table.key());
        described.put("filters", table.filters());
        described.put("wide", table.canBeWide());
        described.put(
                "columns",
                table.columns().stream()
                        .map(column -> Map.of(
                                "name",
                                column.name(),
                                "type",
                                column.type().code(),
                                "en",
                                column.meaning("en"),
                                "es",
                                column.meaning("es")))
                        .toList());
        return described;
    }

    /** A page as JSON; the whole as CSV where the reader asks for that kind. */
    @GetMapping("/api/v1/tables/{table:[a-z_]+}")
    ResponseEntity<?> table(
            @PathVariable String table,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            @RequestParam MultiValueMap<String, String> query,
            ServletWebRequest request) {
        if (prefersCsv(accept)) {
            return whole(table, "csv", query, request);
        }
        return pages.page(
                selection(table, query, "limit", "cursor"), columns(table, query), edition(query), query, request);
    }

    /** The whole table, or all rows of a choice, in one answer. */
    @GetMapping("/api/v1/tables/{table:[a-z_]+}.{ending:[a-z]+}")
    ResponseEntity<StreamingResponseBody> whole(
            @PathVariable String table,
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> query,
            ServletWebRequest request) {
        TableFormat format = formatOf(ending);
        return downloads.send(
                selection(table, query, "wide"),
                new TableDownloads.Shape(columns(table, query), "true".equals(query.getFirst("wide"))),
                edition(query),
                format,
                "en",
                request);
    }

    /** @param others parameters that are no choice of rows, beside {@code edition}, {@code columns} and {@code lang} */
    private static TableSelection selection(String table, MultiValueMap<String, String> query, String... others) {
        Map<String, List<String>> wanted = new LinkedHashMap<>(query);
        wanted.keySet().removeAll(List.of("edition", "lang", "columns"));
        wanted.keySet().removeAll(List.of(others));
        return TableSelection.of(tableOf(table), wanted);
    }

    private static List<String> columns(String table, MultiValueMap<String, String> query) {
        return ChosenColumns.of(tableOf(table), query.getOrDefault("columns", List.of()));
    }

    private static EvaluatorTable tableOf(String name) {
        EvaluatorTable found = EvaluatorTable.find(name)
                .orElseThrow(
                        () -> new NotFound("There is no table " + name + "; /api/v1/tables lists those there are"));
        if (found.isInternal()) {
            throw new NotFound(Message.of("table_internal", "table", name).in("en"));
        }
        return found;
    }

    private static TableFormat formatOf(String ending) {
        return TableFormat.find(ending)
                .orElseThrow(() -> new NotFound("Tables come as "
                        + Stream.of(TableFormat.values())
                                .map(format -> "." + format.ending())
                                .collect(Collectors.joining(", "))
                        + ", not as ." + ending));
    }

    /** @throws NotFound if the viewer may see no such edition */
    private Optional<Long> edition(MultiValueMap<String, String> query) {
        Optional<String> wanted = Optional.ofNullable(query.getFirst("edition")).filter(text -> !text.isBlank());
        return wanted.map(text -> {
            long id = PublishedEditions.number(text);
            if (editions.all().stream().noneMatch(one -> one.edition() == id)) {
                throw new NotFound("There is no edition " + text + "; /api/v1/editions lists those you may see");
            }
            return id;
        });
    }

    private static boolean prefersCsv(String accept) {
        List<MediaType> kinds = new ArrayList<>(MediaType.parseMediaTypes(accept));
        kinds.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
        return !kinds.isEmpty() && kinds.get(0).equalsTypeAndSubtype(MediaType.valueOf("text/csv"));
    }

    /** What else is asked of the API is not there. */
    @GetMapping("/api/v1/**")
    void nothing(ServletWebRequest request) {
        throw new NotFound(
                "There is nothing at " + request.getRequest().getRequestURI() + "; /api/openapi says what there is");
    }

    /** Something asked for by name that is not there, or not for the viewer. */
    static final class NotFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message);
        }
    }
}
