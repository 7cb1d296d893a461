package org.covalue.reports;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedTable;

/** Released tables for tests. In the product only the disclosure step makes them, so tests go round its door. */
public final class Released {

    private Released() {}

    /** A table; a value may be a {@link CellState}, which makes a cell without a value. */
    public static ReleasedTable table(List<String> columns, Object[]... rows) {
        List<List<ReleasedCell>> cells = new ArrayList<>();
        for (Object[] row : rows) {
            cells.add(Arrays.stream(row).map(Released::cell).toList());
        }
        return make(ReleasedTable.class, columns, cells);
    }

    private static ReleasedCell cell(Object value) {
        return value instanceof CellState state
                ? make(ReleasedCell.class, null, state)
                : make(ReleasedCell.class, value, CellState.OK);
    }

    private static <T> T make(Class<T> type, Object... arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
