package org.covalue.inputs.reading;

import java.util.List;

/**
 * Some thousand rows of a file, checked and ready for COPY; what one transaction loads.
 *
 * @param copy the good rows in PostgreSQL's binary copy format
 * @param suspects rows whose key the file may have brought before
 * @param lastRow number of the last row read
 */
public record RowBlock(
        CopyBuffer copy,
        int rowsRead,
        int rowsLoaded,
        List<RejectedRow> rejected,
        int rowsRejected,
        List<Suspect> suspects,
        int lastRow) {

    /**
     * A row whose key may be that of an earlier row.
     *
     * @param firstRow the row that brought the hash of the key first
     */
    public record Suspect(int row, int firstRow) {

        /** Any row may be double: the file has more keys than are remembered. */
        public static final Suspect ANY = new Suspect(0, 0);
    }
}
