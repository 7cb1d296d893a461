package org.covalue.inputs.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * Finds the header of a table, which may stand below a title, a date or units, as people like their sheets.
 *
 * @param match what the header says; where none fits, why the one that comes nearest does not
 * @param row its number, 0 where the table has no row at all
 * @param rowsAbove how many rows with something in them stand above it
 */
public record HeaderSearch(HeaderMatch match, int row, int rowsAbove) {

    private static final int ROWS_SEARCHED = 20;

    /** Reads up to and with the header, or some rows where none is found. */
    public static HeaderSearch in(RowSource table, RecordSpecs specs) throws IOException {
        Optional<HeaderSearch> nearest = Optional.empty();
        for (int above = 0; above <= ROWS_SEARCHED; above++) {
            Optional<RowSource.Row> row = table.next();
            if (row.isEmpty()) {
                break;
            }
            HeaderSearch found = new HeaderSearch(
                    matchOf(row.get(), specs, table.mapping()), row.get().number(), above);
            if (found.match.spec().isPresent()) {
                table.under(found.match.fieldsByPlace());
                return found;
            }
            if (nearest.isEmpty() || nearest.get().match.known() < found.match.known()) {
                nearest = Optional.of(found);
            }
        }
        return nearest.orElseGet(() -> new HeaderSearch(HeaderMatch.refused(Message.of("file_empty"), "", 0), 0, 0));
    }

    private static HeaderMatch matchOf(RowSource.Row row, RecordSpecs specs, Optional<TableMapping> mapping) {
        return row.fault()
                .map(fault -> HeaderMatch.refused(Message.of("header_unreadable", "why", fault), "", 0))
                .orElseGet(() -> HeaderMatch.of(row.cells().texts(), specs, mapping));
    }

    /** What the sender should know of a header that fits. */
    public List<Message> notices() {
        List<Message> notices = new ArrayList<>();
        if (rowsAbove > 0) {
            notices.add(Message.of("header_in_row", "row", row));
        }
        match.words().ifPresent(notices::add);
        if (!match.unknown().isEmpty()) {
            notices.add(Message.of("columns_unread", "columns", match.unknown()));
        }
        return notices;
    }
}
