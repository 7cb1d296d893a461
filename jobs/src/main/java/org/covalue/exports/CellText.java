package org.covalue.exports;

import org.covalue.disclosure.ReleasedCell;

/** Cells as plain text for machines: full double precision, ISO dates, blank where there is no value. */
final class CellText {

    private CellText() {}

    static String of(ReleasedCell cell) {
        Object value = cell.value().orElse("");
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof String text ? harmless(text) : value.toString();
    }

    /** The shortest text that reads back as the same double. */
    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** A spreadsheet must not take a text for a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
