package org.covalue.portal.upload;

import java.util.List;

/**
 * Faults with one cause: of one record type, column and rule.
 *
 * @param expected what was expected, in the loader's words
 * @param count how many there are, also where the list of rows is cut
 * @param rows the first of them
 */
public record FaultGroup(String record, String rule, String column, String expected, long count, List<Row> rows) {

    /** How many rows of a group are shown. */
    public static final int SHOWN = 50;

    /** @param found the value as typed */
    public record Row(String file, int number, String found, String message) {}

    public boolean isCut() {
        return count > rows.size();
    }
}
