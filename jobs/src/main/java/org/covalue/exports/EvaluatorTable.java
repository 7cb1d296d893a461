package org.covalue.exports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.UsageProblem;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.layers.SqlDefinition;

/**
 * A table that evaluators export: one file {@code reports/_tables/<table>.sql}.
 *
 * @param name the name in {@code export NAME}
 */
public record EvaluatorTable(String name, SqlDefinition definition) {

    private static final String FOLDER = "reports/_tables";

    public static List<EvaluatorTable> all() {
        return SqlDefinition.in(FOLDER).stream().map(one -> new EvaluatorTable(one.name(), one)).toList();
    }

    /** @throws UsageProblem if there is no such table; names those there are */
    public static EvaluatorTable of(String name) {
        return all().stream().filter(table -> table.name().equals(name)).findFirst()
                .orElseThrow(() -> new UsageProblem("There is no table " + name + "; expected one of "
                        + all().stream().map(EvaluatorTable::name).collect(Collectors.joining(", "))));
    }

    public String title(String language) {
        return definition.text("title", language);
    }

    void stream(Edition edition, ReleasedRows sink) {
        edition.stream(definition.select(), Map.of(), sink);
    }
}
