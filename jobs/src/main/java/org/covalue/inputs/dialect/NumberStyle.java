package org.covalue.inputs.dialect;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.covalue.estimation.data.Message;

/**
 * How numbers are written in a column. Where neither its cells nor anybody says it, a number is what can be read one
 * way only, and a single point is a decimal point; where the style is known, its decimal sign counts, and thousands may
 * be parted by what can be nothing else.
 */
public enum NumberStyle {
    /** Nobody has said: a decimal point, and whatever else has one reading. */
    PLAIN('.', "", "decimal point, nothing between thousands"),
    /** As in English or Mexican Spanish: {@code 1,234.5}. */
    POINT('.', ",", "decimal point, 1,234.5"),
    /** As in Spanish, German or French: {@code 1.234,5}. */
    COMMA(',', ".", "decimal comma, 1.234,5");

    /** Between thousands whatever the decimal sign: spaces, those that do not break among them, and apostrophes. */
    private static final String ANYWHERE = " \u00A0\u2009\u202F'\u2019";

    private static final int GROUP = 3;
    private static final int LONGEST = 64;

    private final char decimalSign;
    private final String groupSigns;
    private final String words;

    NumberStyle(char decimalSign, String groupSign, String words) {
        this.words = words;
        this.decimalSign = decimalSign;
        this.groupSigns = groupSign.isEmpty() ? "" : groupSign + ANYWHERE;
    }

    public String words() {
        return words;
    }

    /** That columns were read so. */
    Message told(String columns) {
        return this == COMMA
                ? Message.of("numbers_comma", "columns", columns)
                : Message.of("numbers_point", "columns", columns);
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

    /** The number, NaN where the text is none in this style. */
    public double number(char[] text, int from, int to) {
        if (this != PLAIN) {
            return styled(text, from, to);
        }
        double plain = Literals.number(text, from, to);
        return Double.isNaN(plain) ? only(text, from, to) : plain;
    }

    /** The number of a text that has one reading under all styles, NaN where it has none or two. */
    public static double only(char[] text, int from, int to) {
        double point = POINT.styled(text, from, to);
        double comma = COMMA.styled(text, from, to);
        return Double.isNaN(point) || point == comma ? comma : Double.isNaN(comma) ? point : Double.NaN;
    }

    private double styled(char[] text, int from, int to) {
        if (to - from > LONGEST) {
            return Double.NaN;
        }
        char[] plain = new char[to - from];
        int length = plain(text, from, to, plain);
        return length < 0 ? Double.NaN : Literals.number(plain, 0, length);
    }

    /**
     * Writes the number with a decimal point and nothing between thousands, as {@link Literals} reads it.
     *
     * @return its length; -1 where it is not written so: groups of other than three digits, two signs between
     *     thousands, one behind the decimal sign, a zero before thousands
     */
    private int plain(char[] text, int from, int to, char[] plain) {
        int length = 0;
        char groupSign = 0;
        int digits = 0;
        boolean isDecimal = false;
        boolean beginsWithZero = false;
        for (int at = from; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                beginsWithZero |= c == '0' && digits == 0 && groupSign == 0 && !isDecimal;
                digits++;
                plain[length++] = c;
            } else if (c == decimalSign && !isDecimal) {
                if (groupSign != 0 && digits != GROUP) {
                    return -1;
                }
                isDecimal = true;
                plain[length++] = '.';
            } else if (groupSigns.indexOf(c) >= 0) {
                boolean isOther = groupSign != 0 && groupSign != c;
                if (isDecimal || isOther || beginsWithZero || digits == 0 || digits > GROUP) {
                    return -1;
                }
                if (groupSign != 0 && digits != GROUP) {
                    return -1;
                }
                groupSign = c;
                digits = 0;
            } else if (c == '.') {
                return -1;
            } else {
                plain[length++] = c;
            }
        }
        return !isDecimal && groupSign != 0 && digits != GROUP ? -1 : length;
    }
}
