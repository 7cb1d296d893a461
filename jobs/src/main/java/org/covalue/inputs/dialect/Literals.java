package org.covalue.inputs.dialect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Reads the text of a cell as a number, year or date; strict, and quick for millions of them. */
public final class Literals {

    public static final int NO_DATE = Integer.MIN_VALUE;
    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(:00([.,]0+)?)?(Z|[+-]\\d\\d:?\\d\\d)?");
    /** As many as a double keeps exactly. */
    public static final int MOST_DIGITS = 15;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Literals() {}

    /**
     * The number nearest to the decimal text.
     *
     * @return NaN where the text is none; {@code 1,5}, {@code 1e400}, {@code 1E-400}, {@code NaN} are none
     */
    public static double number(char[] text, int from, int to) {
        int at = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                if (count < MOST_DIGITS) {
                    digits = digits * 10 + (c - '0');
                }
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return slowNumber(new String(text, from, to - from));
            }
        }
        if (count == 0 || text[to - 1] == '.') {
            return Double.NaN;
        }
        if (count > MOST_DIGITS) {
            return slowNumber(new String(text, from, to - from));
        }
        // Both operands are exact, so the quotient is the nearest double.
        double value = decimals > 0 ? digits / POWERS_OF_TEN[decimals] : digits;
        return text[from] == '-' ? -value : value;
    }

    /**
     * Long numbers and scientific notation as programs write it, for example {@code 1.5E+10}: with the sign of the
     * power, so that an id such as {@code 1e3} in the wrong column is no number.
     */
    private static double slowNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean isPower = text.charAt(i) == 'e' || text.charAt(i) == 'E';
            boolean isSigned = i + 1 < text.length() && "+-".indexOf(text.charAt(i + 1)) >= 0;
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0 || isPower && !isSigned) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            int digits = significantDigits(text);
            boolean isTooSmall = value == 0 && digits > 0;
            return Double.isInfinite(value) || isTooSmall || digits > MOST_DIGITS ? Double.NaN : value;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** Digits of the shortest way to write the same number: zeros before the first and behind the last do not count. */
    public static int significantDigits(String number) {
        String digits = number.replaceAll("[eE].*", "").replaceAll("[^0-9]", "");
        return digits.replaceAll("^0+", "").replaceAll("0+$", "").length();
    }

    /** @return the year, -1 where the text is not four digits */
    public static int year(char[] text, int from, int to) {
        return to - from == 4 ? digits(text, from, to) : -1;
    }

    /**
     * @return days since 1970-01-01, {@link #NO_DATE} where the text is no ISO 8601 calendar date; one with the time of
     *     midnight, as databases write dates, is
     */
    public static int date(char[] text, int from, int to) {
        if (to - from > 10 && text[from + 10] == 'T') {
            return MIDNIGHT.matcher(new String(text, from + 10, to - from - 10)).matches()
                    ? date(text, from, from + 10)
                    : NO_DATE;
        }
        if (to - from != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            return NO_DATE;
        }
        int year = digits(text, from, from + 4);
        int month = digits(text, from + 5, from + 7);
        int day = digits(text, from + 8, to);
        if (year < 1 || month < 0 || day < 0) {
            return NO_DATE;
        }
        try {
            return (int) LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException noSuchDay) {
            return NO_DATE;
        }
    }

    static int digits(char[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
