package org.covalue.portal.tables;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.exports.TableFormat;
import org.covalue.exports.TableSelection;
import org.covalue.platform.UsageProblem;
import org.covalue.portal.access.PublishedEditions;
import org.covalue.portal.access.ViewerQueries;
import org.covalue.portal.web.WrongRequest;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The explorer: what is chosen stands in the address, so that the address is the link to share. */
@Controller
class ExploreController {

    /** More cells are no table that anybody reads; they can still be downloaded. */
    private static final int MOST_CELLS = 5_000;

    private final ViewerQueries queries;
    private final PublishedEditions editions;
    private final TableDownloads downloads;
    private final MessageSource messages;

    ExploreController(
            ViewerQueries queries, PublishedEditions editions, TableDownloads downloads, MessageSource messages) {
        this.queries = queries;
        this.editions = editions;
        this.downloads = downloads;
        this.messages = messages;
    }

    @GetMapping("/explore")
    String groups(@RequestParam MultiValueMap<String, String> query, Model model, Locale locale) {
        return show(ExploreView.GROUPS, query, model, locale);
    }

    @GetMapping("/explore/organisations")
    String organisations(@RequestParam MultiValueMap<String, String> query, Model model, Locale locale) {
        return show(ExploreView.ORGANISATIONS, query, model, locale);
    }

    private String show(ExploreView view, MultiValueMap<String, String> query, Model model, Locale locale) {
        model.addAttribute("view", view.code());
        Optional<PublishedEditions.Described> about = about(query);
        if (about.isEmpty() && editions.all().isEmpty()) {
            return "explore-nothing";
        }
        PublishedEditions.Described edition =
                about.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Edition opened = queries.edition(Optional.of(edition.edition()));
        ExploreChoices choices = ExploreChoices.of(opened, edition, locale);
        TableSelection chosen = choose(view, query, choices);
        ChosenValues.require(chosen, opened);
        ReleasedTable rows = chosen.page(List.of(), MOST_CELLS + 1).read(opened);
        boolean isTooMuch = rows.rows().size() > MOST_CELLS;
        model.addAttribute("editions", editions.all())
                .addAttribute("edition", edition)
                .addAttribute("choices", choices)
                .addAttribute("chosen", chosen.wanted())
                .addAttribute("yearFrom", orZero(chosen.years().from()))
                .addAttribute("yearTo", orZero(chosen.years().to()))
                .addAttribute("isTooMuch", isTooMuch)
                .addAttribute("most", MOST_CELLS)
                .addAttribute(
                        "results",
                        isTooMuch
                                ? List.of()
                                : ExplorerResult.of(
                                        rows,
                                        view,
                                        choices,
                                        (title, lines) -> messages.getMessage(
                                                "explore.description", new Object[] {title, lines}, locale)))
                .addAttribute("formats", TableFormat.values())
                .addAttribute("query", address(chosen, edition.edition()));
        return "explore";
    }

    @GetMapping("/explore/download/{view:groups|organisations}.{ending:[a-z]+}")
    ResponseEntity<StreamingResponseBody> download(
            @PathVariable String view,
            @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> query,
            Locale locale,
            ServletWebRequest request) {
        PublishedEditions.Described edition =
                about(query).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ExploreChoices choices = ExploreChoices.of(queries.edition(Optional.of(edition.edition())), edition, locale);
        return downloads.send(
                choose(ExploreView.of(view).orElseThrow(), query, choices),
                TableDownloads.Shape.WHOLE,
                Optional.of(edition.edition()),
                TableFormat.find(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                locale.getLanguage(),
                request);
    }

    private Optional<PublishedEditions.Described> about(MultiValueMap<String, String> query) {
        Optional<String> wanted = Optional.ofNullable(query.getFirst("edition")).filter(text -> !text.isBlank());
        return asked(() -> editions.find(wanted.map(PublishedEditions::number)));
    }

    private static TableSelection choose(
            ExploreView view, MultiValueMap<String, String> query, ExploreChoices choices) {
        return asked(() -> view.choose(query, choices.first()));
    }

    /** An address that was put together wrongly. */
    private static <T> T asked(java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (WrongRequest e) {
            throw e;
        } catch (UsageProblem e) {
            throw WrongRequest.said(e);
        }
    }

    /** The query of an address that shows the same for ever: the edition is named. */
    private static String address(TableSelection chosen, long edition) {
        Map<String, List<String>> query = new LinkedHashMap<>(chosen.wanted());
        query.put("edition", List.of(Long.toString(edition)));
        chosen.years().from().ifPresent(year -> query.put("year_from", List.of(Integer.toString(year))));
        chosen.years().to().ifPresent(year -> query.put("year_to", List.of(Integer.toString(year))));
        return query.entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .map(value -> one.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static int orZero(OptionalInt year) {
        return year.orElse(0);
    }
}
