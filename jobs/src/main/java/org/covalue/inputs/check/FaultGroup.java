package org.covalue.inputs.check;

import java.util.List;
import org.covalue.estimation.data.Message;

/**
 * Faults with one cause.
 *
 * @param count how many there are, also where the list of rows is cut
 * @param rows the first of them
 */
public record FaultGroup(String record, Cause cause, long count, List<Row> rows) {

    /** How many rows of a group are shown. */
    public static final int SHOWN = 50;

    /** What faults have in common. */
    public record Cause(String rule, String column, Message expected) {}

    /** A cause in rows of one record type. */
    public record Kind(String record, Cause cause) {}

    /**
     * @param file the file, or the sheet of it; empty where there is only one
     * @param found the value as typed, or that there was none
     */
    public record Row(String file, int number, Message found, Message message) {}

    public boolean isCut() {
        return count > rows.size();
    }
}
