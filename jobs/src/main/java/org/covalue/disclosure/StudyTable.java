package org.covalue.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study came to, as cells that renderers accept. The panel belongs to whoever evaluates it, so nothing is kept back; a
 * study of the mart must pass the rules on its contributors before it comes here.
 */
public final class StudyTable {

    private final List<String> columns;
    private final List<List<ReleasedCell>> rows = new ArrayList<>();

    public StudyTable(String... columns) {
        this.columns = List.of(columns);
    }

    /** @param values String, Integer, Long, Double, LocalDate or Instant; null and NaN where there is none, which is not estimable,
     *     or the state that stands in a value's place */
    public StudyTable add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for the columns " + columns);
        }
        rows.add(Arrays.stream(values).map(StudyTable::cell).toList());
        return this;
    }

    public ReleasedTable released() {
        return new ReleasedTable(columns, rows);
    }

    private static ReleasedCell cell(@Nullable Object value) {
        if (value instanceof CellState state) {
            return new ReleasedCell(null, state);
        }
        boolean isMissing = value == null || value instanceof Double number && number.isNaN();
        return new ReleasedCell(isMissing ? null : value, isMissing ? CellState.NOT_ESTIMABLE : CellState.OK);
    }
}
