package org.covalue.platform;

import java.util.regex.Pattern;

/** Texts of CSV, which spreadsheets open too. */
public final class SpreadsheetText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private SpreadsheetText() {}

    /** A spreadsheet must not take a text for a formula; a negative number stays one. */
    public static String harmless(String text) {
        boolean mayBeFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return mayBeFormula && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
