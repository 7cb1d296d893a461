package org.covalue.portal.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.covalue.portal.web.ReaderWords;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What each indicator means and how it is counted, for everybody who signs in. */
@Controller
class CatalogueController {

    @GetMapping("/catalogue")
    String catalogue(
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String search,
            Model model,
            Locale locale) {
        Wording wording = wording(locale);
        Map<String, List<CatalogueEntry>> shown = new LinkedHashMap<>();
        CatalogueEntry.families().stream()
                .filter(one -> family.isBlank() || one.equals(family))
                .forEach(one -> {
                    List<CatalogueEntry> found = CatalogueEntry.all().stream()
                            .filter(entry -> entry.plain("family").equals(one))
                            .filter(entry -> entry.says(search, locale.getLanguage()))
                            .toList();
                    if (!found.isEmpty()) {
                        shown.put(one, found);
                    }
                });
        model.addAttribute("families", CatalogueEntry.families())
                .addAttribute("family", family)
                .addAttribute("search", search)
                .addAttribute("shown", shown)
                .addAttribute("wording", wording)
                .addAttribute(
                        "count", shown.values().stream().mapToInt(List::size).sum());
        return "catalogue";
    }

    @GetMapping("/catalogue/{indicator}")
    String indicator(@PathVariable String indicator, Model model, Locale locale) {
        model.addAttribute(
                "one",
                CatalogueEntry.find(indicator).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("wording", wording(locale));
        return "indicator";
    }

    /** Units name the reporting currency and base year of an edition, which a definition does not know. */
    private static Wording wording(Locale locale) {
        boolean isSpanish = ReaderWords.language(locale) == Language.ES;
        return ReaderWords.wording(locale)
                .with(Map.of(
                        "reporting_currency",
                        isSpanish ? "moneda de informe" : "reporting currency",
                        "base_year",
                        isSpanish ? "año base" : "base-year"));
    }
}
