package org.covalue.portal.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.disclosure.Edition;
import org.covalue.exports.TableSelection;
import org.covalue.portal.web.WrongRequest;
import org.covalue.reports.model.Language;
import org.covalue.reports.model.Wording;

/**
 * Whether what rows are chosen by is there to be chosen. A typo in a value would be answered with no rows, which reads
 * as if there were no figures.
 */
final class ChosenValues {

    private static final List<String> STATES =
            List.of("ok", "not_reported", "not_applicable", "suppressed", "not_estimable");
    private static final List<String> STATISTICS = List.of("pooled", "mean", "median", "p25", "p75", "min", "max");

    private ChosenValues() {}

    /** @throws WrongRequest if a value is none of those there are; lists them */
    static void require(TableSelection chosen, Edition edition) {
        chosen.wanted()
                .forEach((column, values) -> known(column, edition)
                        .ifPresent(known -> values.stream()
                                .filter(value -> !known.contains(value))
                                .findFirst()
                                .ifPresent(value -> {
                                    throw WrongRequest.value(column, value, known);
                                })));
    }

    /** Empty for a column whose values anybody may name: a file, for example, of which nothing was rejected. */
    private static Optional<List<String>> known(String column, Edition edition) {
        return Optional.ofNullable(
                switch (column) {
                    case "indicator", "family", "unit" ->
                        read(edition, "select distinct " + column + " from indicator order by 1");
                    case "organisation_id" -> read(edition, "select organisation_id from organisation order by 1");
                    case "age_band", "funding_class" ->
                        List.copyOf(Wording.of(Language.of("en")).codes(column));
                    case "state" -> STATES;
                    case "statistic" -> STATISTICS;
                    case "grouping" -> List.of("age_band", "funding_class");
                    default -> null;
                });
    }

    private static List<String> read(Edition edition, String sql) {
        return edition.query(sql, Map.of()).rows().stream()
                .map(row -> row.get(0).text())
                .toList();
    }
}
