package org.covalue.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.exports.stata.Missing;
import org.covalue.exports.stata.StataColumn;
import org.covalue.exports.stata.StataFile;
import org.jspecify.annotations.Nullable;

/** Labels in both languages; a number that is missing says why by the state of its row or, in a wide table, its own. */
final class StataTable {

    private static final String STATE = "state";

    private StataTable() {}

    static long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException {
        ExportedRows whole = table instanceof ChosenColumns chosen ? chosen.rows() : table;
        List<EvaluatorTable.Column> columns = table.columns();
        try (StataFile file = new StataFile(
                columns.stream().map(StataTable::variable).toList(),
                Map.of("en", table.title("en"), "es", table.title("es")),
                language)) {
            whole.stream(edition, new Rows(file, columns, whole));
            return file.writeTo(out);
        }
    }

    private static StataColumn variable(EvaluatorTable.Column column) {
        return new StataColumn(
                column.name(),
                column.type(),
                Map.of("en", column.meaning("en"), "es", column.meaning("es")),
                column.values().entrySet().stream()
                        .map(one -> new StataColumn.Code(one.getKey(), one.getValue()))
                        .toList());
    }

    private static final class Rows implements ReleasedRows {

        private final StataFile file;
        private final List<EvaluatorTable.Column> columns;
        private final ExportedRows table;
        private int[] places = new int[0];
        private int state = -1;

        private Rows(StataFile file, List<EvaluatorTable.Column> columns, ExportedRows table) {
            this.file = file;
            this.columns = columns;
            this.table = table;
        }

        @Override
        public void columns(List<String> names) {
            places = columns.stream().mapToInt(one -> names.indexOf(one.name())).toArray();
            state = table.hasStateOfRow() ? names.indexOf(STATE) : -1;
        }

        @Override
        public void row(List<ReleasedCell> cells) {
            List<@Nullable Object> row = new ArrayList<>(places.length);
            List<Missing> why = new ArrayList<>(places.length);
            for (int i = 0; i < places.length; i++) {
                ReleasedCell cell = cells.get(places[i]);
                row.add(cell.value().orElse(null));
                why.add(isKey(i) ? Missing.UNSAID : why(cell, cells));
            }
            try {
                file.add(row, why);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean isKey(int i) {
            return table.key().contains(columns.get(i).name());
        }

        private Missing why(ReleasedCell cell, List<ReleasedCell> row) {
            if (table.hasStateOfCells()) {
                return of(cell.state());
            }
            return state < 0
                    ? Missing.UNSAID
                    : of(CellState.ofCode(row.get(state).text()));
        }

        private static Missing of(CellState state) {
            return switch (state) {
                case OK -> Missing.UNSAID;
                case NOT_REPORTED -> Missing.NOT_REPORTED;
                case NOT_APPLICABLE -> Missing.NOT_APPLICABLE;
                case SUPPRESSED -> Missing.SUPPRESSED;
                case NOT_ESTIMABLE -> Missing.NOT_ESTIMABLE;
            };
        }
    }
}
