package org.covalue.portal.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.portal.access.PublishedEditions;
import org.covalue.portal.web.ReaderWords;
import org.covalue.reports.model.Wording;

/**
 * What there is to choose from in an edition, named in the reader's language, by code.
 *
 * @param indicators by family
 */
record ExploreChoices(
        Map<String, Map<String, String>> indicators,
        Map<String, String> ageBands,
        Map<String, String> fundingClasses,
        Map<String, String> organisations,
        List<Integer> years,
        Wording wording) {

    private static final List<String> BEGIN_WITH = List.of("real_revenue_per_member", "export_intensity");
    private static final int FIRST_ORGANISATIONS = 4;

    static ExploreChoices of(Edition edition, PublishedEditions.Described about, Locale locale) {
        Wording wording = ReaderWords.wording(locale)
                .with(Map.of(
                        "reporting_currency",
                        about.reportingCurrency(),
                        "base_year",
                        Integer.toString(about.baseYear())));
        return new ExploreChoices(
                indicators(edition, wording),
                words(wording, "age_band"),
                words(wording, "funding_class"),
                organisations(edition),
                IntStream.rangeClosed(about.yearFrom(), about.yearTo()).boxed().toList(),
                wording);
    }

    private static Map<String, Map<String, String>> indicators(Edition edition, Wording wording) {
        ReleasedTable rows = edition.query(
                "select family, indicator, title_" + wording.language().code()
                        + " as title from indicator order by family, title",
                Map.of());
        Map<String, Map<String, String>> byFamily = new LinkedHashMap<>();
        for (int row = 0; row < rows.rows().size(); row++) {
            byFamily.computeIfAbsent(rows.cell(row, "family").text(), family -> new LinkedHashMap<>())
                    .put(
                            rows.cell(row, "indicator").text(),
                            rows.cell(row, "title").text());
        }
        return byFamily;
    }

    private static Map<String, String> organisations(Edition edition) {
        Map<String, String> names = new LinkedHashMap<>();
        edition.query(
                        "select organisation_id, organisation_name from organisation order by organisation_name",
                        Map.of())
                .rows()
                .forEach(row -> names.put(row.get(0).text(), row.get(1).text()));
        return names;
    }

    private static Map<String, String> words(Wording wording, String vocabulary) {
        Map<String, String> words = new LinkedHashMap<>();
        wording.codes(vocabulary).forEach(code -> words.put(code, wording.say(vocabulary, code)));
        return words;
    }

    /** What is shown to who has chosen nothing yet. */
    Map<String, List<String>> first() {
        List<String> all = new ArrayList<>();
        indicators.values().forEach(some -> all.addAll(some.keySet()));
        return Map.of(
                "indicator",
                BEGIN_WITH.stream()
                        .filter(all::contains)
                        .findFirst()
                        .or(() -> all.stream().findFirst())
                        .stream()
                        .toList(),
                "organisation_id",
                organisations.keySet().stream().limit(FIRST_ORGANISATIONS).toList());
    }

    String title(String indicator) {
        return indicators.values().stream()
                .filter(some -> some.containsKey(indicator))
                .map(some -> some.get(indicator))
                .findFirst()
                .orElse(indicator);
    }

    /** A code of a column in words. */
    String name(String column, String code) {
        return named(column).getOrDefault(code, code);
    }

    /** Where a code stands in the list to choose from. */
    int place(String column, String code) {
        return List.copyOf(named(column).keySet()).indexOf(code) + 1;
    }

    private Map<String, String> named(String column) {
        return switch (column) {
            case "organisation_id" -> organisations;
            case "age_band" -> ageBands;
            default -> fundingClasses;
        };
    }
}
