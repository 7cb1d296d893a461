package org.covalue.inputs.reading;

import org.jspecify.annotations.Nullable;

/**
 * A row refused, or one fault of it.
 *
 * @param row as a spreadsheet counts, the header is row 1
 * @param column the column at fault, empty where it is the row as a whole
 * @param found the value as typed, shortened
 * @param organisationId as typed in the row, null where the row names none
 * @param memberId as typed in the row, null where the row names none
 */
public record RejectedRow(
        int row,
        String column,
        String found,
        String expected,
        String rule,
        String message,
        @Nullable String organisationId,
        @Nullable String memberId) {

    private static final int LONGEST_SHOWN = 200;

    public static RejectedRow ofBrokenQuote(int row, String fault) {
        return new RejectedRow(
                row,
                "",
                "an open quote",
                "quotes that close; a quote inside a value is doubled",
                "quotes",
                fault,
                null,
                null);
    }

    public static String shortened(String found) {
        String printable = found.replace('\0', '\uFFFD');
        if (printable.length() <= LONGEST_SHOWN) {
            return printable;
        }
        int end = LONGEST_SHOWN - (Character.isHighSurrogate(printable.charAt(LONGEST_SHOWN - 1)) ? 1 : 0);
        return printable.substring(0, end) + "… (" + found.length() + " characters)";
    }
}
