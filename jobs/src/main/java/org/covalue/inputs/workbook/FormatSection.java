package org.covalue.inputs.workbook;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.covalue.inputs.dialect.CellNumber;

/**
 * One section of a number format, taken apart: what its own letters say, and what is text beside the number.
 *
 * @param letters what is neither in quotes nor behind a backslash nor in brackets; of brackets those of elapsed time
 * @param shape the whole as it is shown, with {@link #ZERO} and {@link #DIGIT} where digits of the number stand
 * @param text that is shown as it is
 * @param currency sign or code of a currency, empty where there is none
 * @param condition which numbers it is for, empty where its place says it
 */
record FormatSection(String letters, String shape, String text, String currency, Optional<DoublePredicate> condition) {

    static final char ZERO = '\uE000';
    static final char DIGIT = '\uE001';

    private static final double MOST = 1e15;

    /** What a number is by its section. */
    enum Meaning {
        NUMBER,
        DATE,
        PERCENT,
        /** Digits of a fixed length or with text around them, as ids and codes have: {@code 00042}, {@code M42}. */
        CODE,
        /** A power of ten, as programs make of {@code 12E3}. */
        POWER
    }

    Meaning meaning() {
        boolean hasDigits = letters.replaceAll("(?i)s[.,]0+", "").matches(".*[#?0].*");
        if (!hasDigits && letters.toLowerCase(Locale.ROOT).matches(".*[ymdhs].*")) {
            return Meaning.DATE;
        }
        if (letters.contains("%")) {
            return Meaning.PERCENT;
        }
        if (letters.matches("(?i).*[#?0]E[+-].*")) {
            return Meaning.POWER;
        }
        return isCode() ? Meaning.CODE : Meaning.NUMBER;
    }

    private boolean isCode() {
        boolean isFixedLength = letters.matches("[#?0\\-/ ()]*0[\\-/ ()]*0[\\-/ ()]*");
        boolean hasText = !text.isBlank() && !letters.matches(".*[.,].*") && !isMoney();
        return (isFixedLength || hasText) && shape.chars().anyMatch(c -> c == ZERO || c == DIGIT);
    }

    private boolean isMoney() {
        return !currency.isEmpty() && CellNumber.isCurrency(currency);
    }

    /** The whole number as the section shows it. */
    String shown(double number) {
        String digits = "%.0f".formatted(Math.abs(number));
        StringBuilder shown = new StringBuilder();
        int left = digits.length();
        int places = (int) shape.chars().filter(c -> c == ZERO || c == DIGIT).count();
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            if (c != ZERO && c != DIGIT) {
                shown.append(c);
                continue;
            }
            int taken = Math.max(0, left - places + 1);
            shown.append(digits, digits.length() - left, digits.length() - left + taken);
            left -= taken;
            shown.append(taken == 0 && c == ZERO ? "0" : "");
            places--;
        }
        return shown.toString().strip();
    }

    static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < MOST;
    }
}
