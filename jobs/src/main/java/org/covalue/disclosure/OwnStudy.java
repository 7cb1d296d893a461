package org.covalue.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody has evaluated on his own machine, as cells that renderers accept: of a panel file, which is his, or of
 * the marts, where the rules have been asked or {@code --internal} was logged. The only cells that no edition has
 * released; the command {@code evaluate} alone may make them, and a house rule keeps it so.
 */
public final class OwnStudy {

    private final Map<String, ReleasedTable> exhibits = new LinkedHashMap<>();

    /** @param exhibits by the name of the query whose rows they stand for */
    public OwnStudy(Map<String, OwnTable> exhibits) {
        exhibits.forEach((name, table) -> this.exhibits.put(
                name,
                new ReleasedTable(
                        table.columns(),
                        table.rows().stream()
                                .map(row -> row.stream().map(OwnStudy::cell).toList())
                                .toList())));
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public ReleasedTable exhibit(String name) {
        ReleasedTable table = exhibits.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name + " among " + List.copyOf(exhibits.keySet()));
        }
        return table;
    }

    private static ReleasedCell cell(Object value) {
        if (value instanceof CellState state) {
            return new ReleasedCell(null, state);
        }
        boolean isMissing = value instanceof Double number && number.isNaN();
        return new ReleasedCell(isMissing ? null : value, isMissing ? CellState.NOT_ESTIMABLE : CellState.OK);
    }
}
