package org.covalue.portal.tables;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.TableSelection;
import org.covalue.portal.web.WrongRequest;

/**
 * What the explorer shows: groups of organisations, or organisations one by one. Each is a choice of rows of an
 * evaluator table.
 */
enum ExploreView {
    GROUPS(
            "groups",
            List.of("age_band", "funding_class"),
            List.of("indicator", "year_from", "year_to", "age_band", "funding_class", "statistic"),
            Map.of(
                    "age_band",
                    List.of("0-4", "5-9", "10+"),
                    "funding_class",
                    List.of("all"),
                    "statistic",
                    List.of("median"))),
    ORGANISATIONS(
            "indicators",
            List.of("organisation_id"),
            List.of("indicator", "year_from", "year_to", "organisation_id", "age_band", "funding_class"),
            Map.of());

    private final String table;
    private final List<String> line;
    private final List<String> chosenBy;
    private final Map<String, List<String>> usual;

    ExploreView(String table, List<String> line, List<String> chosenBy, Map<String, List<String>> usual) {
        this.table = table;
        this.line = line;
        this.chosenBy = chosenBy;
        this.usual = usual;
    }

    /** The part of an address: {@code groups}, {@code organisations}. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<ExploreView> of(String code) {
        return Arrays.stream(values()).filter(view -> view.code().equals(code)).findFirst();
    }

    /** The columns whose values tell one line of a chart from another. */
    List<String> line() {
        return line;
    }

    /**
     * @param query what the address asks for; what is missing is the usual
     * @param first the indicator and, for organisations, those to begin with
     * @throws org.covalue.platform.UsageProblem if a year is none
     */
    TableSelection choose(Map<String, List<String>> query, Map<String, List<String>> first) {
        requireKnown(query);
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (String name : chosenBy) {
            List<String> given = query.getOrDefault(name, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            wanted.put(name, given.isEmpty() ? usual.getOrDefault(name, first.getOrDefault(name, List.of())) : given);
        }
        wanted.put(
                "statistic",
                wanted.getOrDefault("statistic", List.of()).stream().limit(1).toList());
        if (!chosenBy.contains("statistic")) {
            wanted.remove("statistic");
        }
        return TableSelection.of(EvaluatorTable.of(table), wanted);
    }

    /** What only another view is chosen by is passed over: a link from there may hold it. */
    private static void requireKnown(Map<String, List<String>> query) {
        Set<String> known = Arrays.stream(values())
                .flatMap(view -> view.chosenBy.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(List.of("edition", "lang"));
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw WrongRequest.unknown(name, known);
                });
    }

    static Stream<String> codes() {
        return Arrays.stream(values()).map(ExploreView::code);
    }
}
