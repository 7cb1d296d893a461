package org.covalue.inputs.dialect;

/** Blanks around a value: what a keyboard, a web page or a spreadsheet leaves there, no-break spaces included. */
public final class Blanks {

    private Blanks() {}

    public static boolean isBlank(char c) {
        return c <= ' ' || c > 0x7F && (Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85);
    }

    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
