package org.covalue.portal.tables;

import java.util.List;
import java.util.Optional;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.exports.EvaluatorTable;
import org.covalue.exports.ExportedRows;
import org.covalue.exports.TableSelection;

/** One page of a table. It reads one row more than it gives, so that it knows whether another page follows. */
final class TablePage implements ExportedRows {

    private final TableSelection chosen;
    private final int limit;
    private List<String> names = List.of();
    private List<ReleasedCell> last = List.of();
    private int seen;

    TablePage(TableSelection chosen, int limit) {
        this.chosen = chosen.page(chosen.after(), limit + 1);
        this.limit = limit;
    }

    /** Where the next page begins, empty where this is the last; known once the page is written. */
    Optional<List<Object>> next() {
        return seen > limit ? Optional.of(chosen.placeOf(names, last)) : Optional.empty();
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
    public List<EvaluatorTable.Column> columns() {
        return chosen.columns();
    }

    @Override
    public List<String> key() {
        return chosen.key();
    }

    @Override
    public void stream(Edition edition, ReleasedRows sink) {
        chosen.stream(edition, new ReleasedRows() {
            @Override
            public void columns(List<String> read) {
                names = read;
                sink.columns(read);
            }

            @Override
            public void row(List<ReleasedCell> cells) {
                if (++seen <= limit) {
                    last = cells;
                    sink.row(cells);
                }
            }
        });
    }
}
