package org.covalue.inputs;

import java.util.List;

/**
 * Some thousand rows of a file, checked and ready for COPY; what one transaction loads.
 *
 * @param copy the good rows in PostgreSQL's binary copy format
 * @param suspects numbers of rows whose key the file may have brought before; 0 means that any row may
 * @param lastRow number of the last row read
 */
record RowBlock(byte[] copy, int rowsRead, int rowsLoaded, List<RejectedRow> rejected, int rowsRejected,
        List<Integer> suspects, int lastRow) {
}
