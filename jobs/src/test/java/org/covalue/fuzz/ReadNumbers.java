package org.covalue.fuzz;

import java.math.BigDecimal;
import java.util.Optional;
import org.covalue.inputs.dialect.CellNumber;
import org.covalue.inputs.dialect.ColumnNumbers;
import org.covalue.inputs.dialect.NumberStyle;

/** A number that is read is the one that {@link BigDecimal} reads in the text without what parts thousands. */
final class ReadNumbers {

    static final String ALPHABET = "0123456789012345678901234567890123456789.,.,-+() '\u2019\u00A0\u202FeE€$USR";

    private ReadNumbers() {}

    static void check(String text) {
        char[] cell = text.strip().toCharArray();
        if (cell.length == 0) {
            return;
        }
        for (NumberStyle style : NumberStyle.values()) {
            expectSame(style, new String(cell), style.number(cell, 0, cell.length), cell);
            CellNumber dressed = CellNumber.of(cell, 0, cell.length);
            double inStyle = dressed.in(style);
            if (!Double.isNaN(inStyle)) {
                String proper = new String(cell, dressed.from(), dressed.to() - dressed.from());
                expectSame(style, proper, dressed.isNegative() ? 0 - inStyle : inStyle, cell);
            }
        }
        ColumnNumbers column = new ColumnNumbers("a");
        column.add(cell, 0, cell.length, 2);
        column.doubt(true);
        column.style(Optional.empty());
    }

    private static void expectSame(NumberStyle style, String text, double found, char[] cell) {
        if (Double.isNaN(found)) {
            return;
        }
        boolean isComma = style == NumberStyle.COMMA || style == NumberStyle.PLAIN && isOnlyWithComma(text, found);
        String plain = text.replaceAll("[ \u00A0\u2009\u202F'\u2019]", "");
        String normal = isComma ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        boolean isBeyondBoth = normal.matches(".*[eE][+-]?\\d{9,}");
        if (!isBeyondBoth && new BigDecimal(normal).doubleValue() != found) {
            throw new AssertionError(new String(cell) + " in " + style + " is " + found + ", not " + normal);
        }
        if (found == 0 && normal.replaceAll("[eE].*", "").matches(".*[1-9].*")) {
            throw new AssertionError(new String(cell) + " is no zero");
        }
    }

    /**
     * Without a style a number counts that has one reading: it may be the one or the other, and must be one of them.
     */
    private static boolean isOnlyWithComma(String text, double found) {
        char[] cell = text.toCharArray();
        return NumberStyle.COMMA.number(cell, 0, cell.length) == found;
    }
}
