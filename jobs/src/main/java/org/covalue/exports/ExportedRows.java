package org.covalue.exports;

import java.util.List;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedRows;

/** What a format writes: rows of an edition under a name. */
public interface ExportedRows {

    /** The name of a sheet or a file without ending. */
    String name();

    String title(String language);

    /** In the order of the rows' cells. */
    List<EvaluatorTable.Column> columns();

    /** The columns that tell one row from the others. */
    List<String> key();

    /** Whether a column {@code state} says why values of its row are missing. */
    default boolean hasStateOfRow() {
        return columns().stream().anyMatch(one -> one.name().equals("state") && one.isStateOfCells());
    }

    /** Whether each cell knows why it is empty. */
    default boolean hasStateOfCells() {
        return false;
    }

    void stream(Edition edition, ReleasedRows sink);
}
