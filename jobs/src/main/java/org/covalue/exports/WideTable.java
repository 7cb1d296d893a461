package org.covalue.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.estimation.data.Message;
import org.covalue.platform.UsageProblem;

/**
 * A table with one column for each value of the column that its file names under {@code wide}: the figures of an
 * organisation and year, for example, side by side. The state of each figure stands behind them, except in a format
 * whose missing values say it themselves.
 */
public final class WideTable implements ExportedRows {

    /** What may become part of a statement. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+-]{1,63}");

    private static final String STATE = "state";

    private final TableSelection chosen;
    private final Spread spread;
    private final List<Figure> figures;
    private final boolean showsStates;

    /** What the header of the table says. */
    private record Spread(String column, List<String> values, List<String> rows) {

        @SuppressWarnings("unchecked")
        static Spread of(EvaluatorTable table) {
            if (!(table.definition().header().get("wide") instanceof Map<?, ?> wide)) {
                throw new UsageProblem(Message.of(
                        "table_not_wide",
                        "table",
                        table.name(),
                        "known",
                        EvaluatorTable.allWithInternal().stream()
                                .filter(EvaluatorTable::canBeWide)
                                .map(EvaluatorTable::name)
                                .collect(Collectors.joining(", "))));
            }
            Map<String, Object> said = (Map<String, Object>) wide;
            return new Spread(String.valueOf(said.get("spread")), texts(said, "values"), texts(said, "rows"));
        }

        private static List<String> texts(Map<String, Object> said, String key) {
            return said.get(key) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }

    /** A new column. */
    private record Figure(String name, String value, String of, Map<String, String> meaning) {}

    private WideTable(TableSelection chosen, Spread spread, List<Figure> figures, boolean showsStates) {
        this.chosen = chosen;
        this.spread = spread;
        this.figures = List.copyOf(figures);
        this.showsStates = showsStates;
    }

    /**
     * @param edition is asked which values there are
     * @throws UsageProblem if the table has no column that spreads; names the tables that have
     */
    public static WideTable of(TableSelection chosen, Edition edition, TableFormat format) {
        Spread spread = Spread.of(chosen.table());
        ReleasedTable there = edition.query(
                "select distinct \"" + spread.column() + "\" as one from (" + chosen.sql() + ") t order by 1",
                chosen.parameters());
        WideLabels labels = WideLabels.of(spread.column(), edition);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < there.rows().size(); i++) {
            String one = plain(there.cell(i, "one").text());
            for (String value : spread.values()) {
                figures.add(new Figure(
                        spread.values().size() == 1 ? one : value + "_" + one,
                        value,
                        one,
                        labels.of(chosen.table().column(value), one)));
            }
        }
        return new WideTable(chosen, spread, figures, !format.saysWhyMissing() && chosen.hasStateOfRow());
    }

    private static String plain(String value) {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalStateException("no column can be called " + value);
        }
        return value;
    }

    @Override
    public String name() {
        return chosen.name();
    }

    @Override
    public String title(String language) {
        return chosen.title(language);
    }

    @Override
    public List<String> key() {
        return chosen.key().stream().filter(spread.rows()::contains).toList();
    }

    @Override
    public List<EvaluatorTable.Column> columns() {
        Stream<EvaluatorTable.Column> rows = spread.rows().stream().map(chosen.table()::column);
        Stream<EvaluatorTable.Column> values = figures.stream()
                .map(one -> new EvaluatorTable.Column(
                        one.name(), chosen.table().column(one.value()).type(), one.meaning(), Map.of()));
        return Stream.of(rows, values, states().stream().map(this::stateColumn))
                .flatMap(one -> one)
                .toList();
    }

    private List<String> states() {
        return showsStates ? figures.stream().map(Figure::of).distinct().toList() : List.of();
    }

    private EvaluatorTable.Column stateColumn(String of) {
        EvaluatorTable.Column state = chosen.table().column(STATE);
        return new EvaluatorTable.Column(
                STATE + "_" + of,
                state.type(),
                Map.of("en", of + ": " + state.meaning("en"), "es", of + ": " + state.meaning("es")),
                state.values());
    }

    @Override
    public boolean hasStateOfRow() {
        return false;
    }

    @Override
    public boolean hasStateOfCells() {
        return chosen.hasStateOfRow();
    }

    @Override
    public void stream(Edition edition, ReleasedRows sink) {
        List<String> items = new ArrayList<>();
        spread.rows().forEach(row -> items.add('"' + row + '"'));
        for (Figure one : figures) {
            items.add(of(one.value(), one.of()) + " as \"" + one.name() + '"');
            if (hasStateOfCells()) {
                items.add("coalesce(" + of(STATE, one.of()) + ", 'ok') as \"" + one.name() + "_state\"");
            }
        }
        states().forEach(state -> items.add(of(STATE, state) + " as \"" + STATE + "_" + state + '"'));
        String grouped = spread.rows().stream().map(row -> '"' + row + '"').collect(Collectors.joining(", "));
        edition.stream(
                "select " + String.join(", ", items) + " from (" + chosen.sql() + ") whole group by " + grouped
                        + " order by " + chosen.inOrder(key()),
                chosen.parameters(),
                sink);
    }

    private String of(String value, String one) {
        return "max(\"" + value + "\") filter (where \"" + spread.column() + "\" = '" + one + "')";
    }
}
