package org.covalue.exports;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.estimation.data.Message;
import org.covalue.platform.UsageProblem;

/**
 * Some columns of rows, in the order in which they were asked for.
 *
 * @param asked empty for all
 */
public record ChosenColumns(ExportedRows rows, List<String> asked) implements ExportedRows {

    /**
     * @param texts names, also several in one text with commas between them; nothing asks for all
     * @return the columns, each once
     * @throws UsageProblem if the table has no such column, or one is asked for twice; names it and those there are
     */
    public static List<String> of(EvaluatorTable table, List<String> texts) {
        List<String> there =
                table.columns().stream().map(EvaluatorTable.Column::name).toList();
        List<String> names = texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Set<String> once = new LinkedHashSet<>();
        for (String name : names) {
            if (!there.contains(name)) {
                List<String> unknown = names.stream()
                        .filter(one -> !there.contains(one))
                        .distinct()
                        .toList();
                throw new UsageProblem(
                        Message.of("columns_unknown", "table", table.name(), "columns", unknown, "known", there));
            }
            if (!once.add(name)) {
                throw new UsageProblem(Message.of("column_asked_twice", "column", name));
            }
        }
        return List.copyOf(once);
    }

    @Override
    public String name() {
        return rows.name();
    }

    @Override
    public String title(String language) {
        return rows.title(language);
    }

    @Override
    public List<EvaluatorTable.Column> columns() {
        return asked.isEmpty()
                ? rows.columns()
                : asked.stream()
                        .map(name -> rows.columns().stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst()
                                .orElseThrow())
                        .toList();
    }

    @Override
    public List<String> key() {
        return rows.key();
    }

    @Override
    public void stream(Edition edition, ReleasedRows sink) {
        if (asked.isEmpty()) {
            rows.stream(edition, sink);
            return;
        }
        rows.stream(edition, new ReleasedRows() {

            private int[] places = new int[0];

            @Override
            public void columns(List<String> names) {
                places = asked.stream().mapToInt(names::indexOf).toArray();
                sink.columns(asked);
            }

            @Override
            public void row(List<ReleasedCell> cells) {
                sink.row(Arrays.stream(places).mapToObj(cells::get).toList());
            }
        });
    }
}
