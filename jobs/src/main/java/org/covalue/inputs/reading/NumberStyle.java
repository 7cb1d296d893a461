package org.covalue.inputs.reading;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How numbers are written in a file. Where nobody has said it, a number is digits with a decimal point, and anything
 * else is a question; where a locale is given, its decimal sign counts, and thousands may be parted by what can be
 * nothing else.
 */
enum NumberStyle {
    /** Nobody has said: a decimal point, and nothing between thousands. */
    PLAIN('.', "", "decimal point, nothing between thousands"),
    /** As in English or Mexican Spanish: {@code 1,234.5}. */
    POINT('.', ",", "decimal point, 1,234.5"),
    /** As in Spanish, German or French: {@code 1.234,5}. */
    COMMA(',', ".", "decimal comma, 1.234,5");

    /**
     * TypedText between thousands whatever the decimal sign: spaces, those that do not break among them, and
     * apostrophes.
     */
    private static final String ANYWHERE = " \u00A0\u2009\u202F'\u2019";

    private static final int GROUP = 3;

    private final char decimalSign;
    private final String groupSigns;
    private final String words;

    NumberStyle(char decimalSign, String groupSign, String words) {
        this.words = words;
        this.decimalSign = decimalSign;
        this.groupSigns = groupSign.isEmpty() ? "" : groupSign + ANYWHERE;
    }

    String words() {
        return words;
    }

    /** @throws IllegalArgumentException if the locale writes decimals with another sign than a point or a comma */
    static NumberStyle of(Locale locale) {
        char sign = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return switch (sign) {
            case '.' -> POINT;
            case ',' -> COMMA;
            default ->
                throw new IllegalArgumentException("numbers of " + locale.toLanguageTag() + " have the decimal sign "
                        + sign + "; only a point and a comma are read");
        };
    }

    /**
     * The number with a decimal point and nothing between thousands, as {@link Literals} reads it. Empty where it is
     * not written so: groups of other than three digits, two signs between thousands, one behind the decimal sign.
     */
    String plain(char[] text, int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        char groupSign = 0;
        int digits = 0;
        boolean isDecimal = false;
        for (int at = from; at < to; at++) {
            char c = text[at];
            if (c == decimalSign && !isDecimal) {
                if (groupSign != 0 && digits != GROUP) {
                    return "";
                }
                isDecimal = true;
                plain.append('.');
            } else if (groupSigns.indexOf(c) >= 0) {
                boolean isOther = groupSign != 0 && groupSign != c;
                if (isDecimal || isOther || digits == 0 || digits > GROUP || groupSign != 0 && digits != GROUP) {
                    return "";
                }
                groupSign = c;
                digits = 0;
            } else if (c == '.') {
                return "";
            } else {
                digits += c >= '0' && c <= '9' ? 1 : 0;
                plain.append(c);
            }
        }
        return !isDecimal && groupSign != 0 && digits != GROUP ? "" : plain.toString();
    }
}
