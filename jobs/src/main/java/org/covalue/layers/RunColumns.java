package org.covalue.layers;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of staged records that tell a run what it is about, as the specs of the record types name them under
 * {@code run}.
 *
 * @param years their first and last years are those of the run
 * @param countries where prices are asked for
 * @param currencies for which rates are asked for
 */
public record RunColumns(List<Column> years, List<Column> countries, List<Column> currencies) {

    /** @param isDate whether the year is that of a day */
    public record Column(String record, String name, boolean isDate) {

        private Stream<String> ends() {
            return Stream.of("min", "max")
                    .map(end -> "select " + yearOf(end + "(" + name + ")") + " as year from " + table());
        }

        private String yearOf(String value) {
            return isDate ? "cast(extract(year from " + value + ") as integer)" : value;
        }

        private String values(String as) {
            return "select " + name + " as " + as + " from " + table() + " where " + name + " is not null";
        }

        private String table() {
            return Layer.STAGING.next() + "." + record;
        }
    }

    /** SELECTs of what the columns hold, by the place in a statement that they take. */
    Map<String, String> selects() {
        return Map.of(
                "years",
                union(
                        "cast(null as integer) as year where false",
                        years.stream().flatMap(Column::ends)),
                "countries",
                union(
                        "cast(null as text) as country where false",
                        countries.stream().map(column -> column.values("country"))),
                "currencies",
                union(":reporting_currency as currency", currencies.stream().map(column -> column.values("currency"))));
    }

    private static String union(String first, Stream<String> further) {
        return Stream.concat(Stream.of("select " + first), further).collect(Collectors.joining("\n    union "));
    }

    /** The record types that widen the years of a run, in words. */
    String recordsWithYears() {
        List<String> records = years.stream().map(Column::record).toList();
        return records.size() < 2
                ? String.join("", records)
                : String.join(", ", records.subList(0, records.size() - 1)) + " or " + records.get(records.size() - 1);
    }
}
