package org.covalue.exports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.estimation.data.Message;
import org.covalue.platform.UsageProblem;
import org.jspecify.annotations.Nullable;

/**
 * Part of an evaluator table, in the order of the table.
 *
 * @param wanted by column in alphabetical order, the values of which a row must hold one
 * @param years first and last year, each absent where there is no such end
 * @param after where the part begins: behind the row with these values of {@link EvaluatorTable#order()}; empty for the
 *     beginning
 * @param limit how many rows at most
 */
public record TableSelection(
        EvaluatorTable table, Map<String, List<String>> wanted, Years years, List<Object> after, OptionalInt limit)
        implements ExportedRows {

    private static final String YEAR = "year";

    /** Both ends belong to it. */
    public record Years(OptionalInt from, OptionalInt to) {}

    /**
     * @param query names of columns with the values wanted, and {@code year_from} and {@code year_to}; a name without
     *     values wants all
     * @throws UsageProblem if the table cannot be chosen from in that way; says in which it can
     */
    public static TableSelection of(EvaluatorTable table, Map<String, List<String>> query) {
        Map<String, List<String>> wanted = new TreeMap<>(query);
        Years years =
                new Years(year("year_from", wanted.remove("year_from")), year("year_to", wanted.remove("year_to")));
        boolean hasYears = table.filters().contains(YEAR);
        wanted.keySet().stream()
                .filter(name -> !table.filters().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw noFilter(table, name);
                });
        if (!hasYears && (years.from().isPresent() || years.to().isPresent())) {
            throw noFilter(table, years.from().isPresent() ? "year_from" : "year_to");
        }
        wanted.getOrDefault(YEAR, List.of()).forEach(value -> year(YEAR, List.of(value)));
        wanted.values().removeIf(List::isEmpty);
        return new TableSelection(table, Collections.unmodifiableMap(wanted), years, List.of(), OptionalInt.empty());
    }

    private static UsageProblem noFilter(EvaluatorTable table, String name) {
        String known =
                String.join(", ", table.filters()) + (table.filters().contains(YEAR) ? ", year_from, year_to" : "");
        return new UsageProblem(
                Message.of("rows_not_chosen_by", "table", table.name(), "column", name, "known", known));
    }

    private static OptionalInt year(String name, @Nullable List<String> values) {
        Optional<String> text = Optional.ofNullable(values).stream()
                .flatMap(List::stream)
                .filter(value -> !value.isBlank())
                .findFirst();
        try {
            return text.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(text.get().strip()));
        } catch (NumberFormatException e) {
            throw new UsageProblem(Message.of("year_not_read", "name", name, "found", text.orElseThrow()));
        }
    }

    /** The page behind a row. */
    public TableSelection page(List<Object> behind, int rows) {
        return new TableSelection(table, wanted, years, behind, OptionalInt.of(rows));
    }

    public boolean isWholeTable() {
        return wanted.isEmpty() && years.from().isEmpty() && years.to().isEmpty() && after.isEmpty() && limit.isEmpty();
    }

    /** What is chosen, in words for the record; empty text for the whole table. */
    public String said() {
        List<String> said = wanted.entrySet().stream()
                .map(one -> one.getKey() + "=" + String.join(",", one.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        years.from().ifPresent(year -> said.add("year_from=" + year));
        years.to().ifPresent(year -> said.add("year_to=" + year));
        return String.join(" ", said);
    }

    /** Where a row stands in the order of the table; the {@code after} of the page that follows. */
    public List<Object> placeOf(List<String> columns, List<ReleasedCell> row) {
        return table.order().stream()
                .map(column -> row.get(columns.indexOf(column)).value().orElse(""))
                .toList();
    }

    /** The same place from its texts. @throws UsageProblem if they are none */
    public List<Object> place(List<String> texts) {
        if (texts.size() != table.order().size()) {
            throw new UsageProblem("The cursor is none of table " + table.name()
                    + "; take it from the Link header of the page before");
        }
        List<Object> place = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean isText = table.column(table.order().get(i)).isText();
            place.add(
                    isText
                            ? texts.get(i)
                            : year("cursor", List.of(texts.get(i))).orElseThrow());
        }
        return place;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public String title(String language) {
        return table.title(language);
    }

    @Override
    public List<EvaluatorTable.Column> columns() {
        return table.columns();
    }

    @Override
    public List<String> key() {
        return table.key();
    }

    @Override
    public void stream(Edition edition, ReleasedRows sink) {
        edition.stream(sql(), parameters(), sink);
    }

    public ReleasedTable read(Edition edition) {
        return edition.query(sql(), parameters());
    }

    String sql() {
        if (isWholeTable()) {
            return table.definition().select();
        }
        List<String> conditions = new ArrayList<>();
        wanted.keySet().forEach(column -> conditions.add("cast(\"" + column + "\" as text) = any (:" + column + ")"));
        years.from().ifPresent(year -> conditions.add("year >= :year_from"));
        years.to().ifPresent(year -> conditions.add("year <= :year_to"));
        if (!after.isEmpty()) {
            conditions.add("(" + inOrder() + ") > ("
                    + table.order().stream().map(column -> ":after_" + column).collect(Collectors.joining(", ")) + ")");
        }
        return "select "
                + table.columns().stream()
                        .map(column -> '"' + column.name() + '"')
                        .collect(Collectors.joining(", "))
                + " from (" + table.definition().select() + ") whole"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by " + inOrder() + (limit.isPresent() ? " limit " + limit.getAsInt() : "");
    }

    /** Texts are compared by code point, as in the table itself. */
    private String inOrder() {
        return inOrder(table.order());
    }

    String inOrder(List<String> columns) {
        return columns.stream()
                .map(column -> '"' + column + '"' + (table.column(column).isText() ? " collate \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(wanted);
        years.from().ifPresent(year -> parameters.put("year_from", year));
        years.to().ifPresent(year -> parameters.put("year_to", year));
        for (int i = 0; i < after.size(); i++) {
            parameters.put("after_" + table.order().get(i), after.get(i));
        }
        return parameters;
    }
}
