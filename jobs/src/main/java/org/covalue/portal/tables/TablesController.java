package org.covalue.portal.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.exports.ChosenColumns;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.platform.UsageProblem;
import org.covalue.portal.access.PublishedEditions;
import org.covalue.portal.web.WrongRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** All evaluator tables with their columns, to download whole, and how programs read them. */
@Controller
class TablesController {

    private final PublishedEditions editions;
    private final TableDownloads downloads;
    private final ApiDescription api;

    TablesController(PublishedEditions editions, TableDownloads downloads, ApiDescription api) {
        this.editions = editions;
        this.downloads = downloads;
        this.api = api;
    }

    @GetMapping("/tables")
    String tables(@RequestParam Optional<Long> edition, Model model) {
        if (editions.all().isEmpty()) {
            return "explore-nothing";
        }
        model.addAttribute(
                "edition", editions.find(edition).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("editions", editions.all())
                .addAttribute("tables", EvaluatorTable.all())
                .addAttribute("formats", TableFormat.values());
        return "tables";
    }

    @GetMapping("/tables/{table:[a-z_]+}.{ending:[a-z]+}")
    ResponseEntity<StreamingResponseBody> download(
            @PathVariable String table,
            @PathVariable String ending,
            @RequestParam Optional<Long> edition,
            @RequestParam(defaultValue = "") List<String> columns,
            @RequestParam(defaultValue = "false") boolean wide,
            Locale locale,
            ServletWebRequest request) {
        EvaluatorTable wanted =
                EvaluatorTable.find(table).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (wanted.isInternal()) {
            throw WrongRequest.said(new UsageProblem(Message.of("table_internal", "table", table)));
        }
        PublishedEditions.Described from =
                editions.find(edition).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        TableDownloads.Shape shape = new TableDownloads.Shape(chosen(wanted, columns), wide);
        TableFormat format =
                TableFormat.find(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            return downloads.send(
                    TableSelection.of(wanted, Map.of()),
                    shape,
                    Optional.of(from.edition()),
                    format,
                    locale.getLanguage(),
                    request);
        } catch (UsageProblem e) {
            throw WrongRequest.said(e);
        }
    }

    private static List<String> chosen(EvaluatorTable table, List<String> columns) {
        List<String> there =
                table.columns().stream().map(EvaluatorTable.Column::name).toList();
        Optional<String> unknown = columns.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !there.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            throw WrongRequest.value("columns", unknown.get(), there);
        }
        try {
            return ChosenColumns.of(table, columns);
        } catch (UsageProblem e) {
            throw WrongRequest.said(e);
        }
    }

    @GetMapping("/tables/api")
    String api(Model model) {
        model.addAttribute("examples", api.examples());
        return "api";
    }
}
