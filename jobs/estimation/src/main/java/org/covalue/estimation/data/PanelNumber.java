package org.covalue.estimation.data;

import java.util.Set;

/**
 * What a cell of a panel says, as number: decimal point, exponent, infinity; blank, NA, NaN, NULL and a lone point are
 * missing.
 */
final class PanelNumber {

    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "nan", ".", "NULL", "null");
    private static final Set<String> INFINITE = Set.of("Inf", "+Inf", "inf", "Infinity", "infinity");

    private PanelNumber() {}

    static boolean isMissing(String value) {
        return value.isEmpty() || !isDigit(value.charAt(0)) && MISSING.contains(value);
    }

    /** NaN where the text is no number. */
    static double of(String value) {
        char first = value.charAt(0);
        if (first > '9') {
            return INFINITE.contains(value) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        char last = value.charAt(value.length() - 1);
        if (last > '9') {
            return value.equals("-Inf") || value.equals("-inf") || value.equals("-Infinity")
                    ? Double.NEGATIVE_INFINITY
                    : INFINITE.contains(value) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Typed in the one way an integer is written, so that the number gives the text back. */
    static boolean isPlainInteger(String value) {
        int digits = value.charAt(0) == '-' ? 1 : 0;
        int length = value.length() - digits;
        if (length < 1 || length > 15 || value.charAt(digits) == '0' && value.length() > 1) {
            return false;
        }
        for (int i = digits; i < value.length(); i++) {
            if (!isDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
