package org.covalue.inputs.reading;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.covalue.inputs.spec.FieldType;

/** Why a cell is no number that can be kept, in words that help its sender. */
final class NumberFault {

    private static final Pattern TOO_LONG = Pattern.compile("[+-]?\\d*\\.?\\d+([Ee][+-]\\d+)?");
    private static final Pattern POWER_WITHOUT_SIGN = Pattern.compile("[+-]?\\d*\\.?\\d+[Ee]\\d+");
    private static final Pattern GROUPED_BY_COMMA =
            Pattern.compile("\\D*\\d{1,3}(,\\d{3}){2,}(\\.\\d*)?\\D*|\\D*\\d{1,3}(,\\d{3})+\\.\\d*\\D*");

    private NumberFault() {}

    /** @param type of the column */
    static String hint(String text, FieldType type) {
        OptionalInt space = text.codePoints()
                .filter(c -> Character.isSpaceChar(c) && c != ' ')
                .findFirst();
        if (space.isPresent()) {
            return "the number is parted by " + Ids.named(space.getAsInt())
                    + "; write a decimal point, and no thousands separator";
        }
        if (GROUPED_BY_COMMA.matcher(text).matches()) {
            return "write a decimal point, and no thousands separator";
        }
        if (text.indexOf(',') >= 0) {
            return "this may be a decimal comma; write a decimal point, and no thousands separator, or have the "
                    + "locale of the sender set";
        }
        if (text.startsWith("#")) {
            return "a spreadsheet error stands in place of the number; mend its formula";
        }
        if (POWER_WITHOUT_SIGN.matcher(text).matches()) {
            return "write the number out in digits";
        }
        return TOO_LONG.matcher(text).matches() && Literals.significantDigits(text) > Literals.MOST_DIGITS
                ? "a number has at most 15 significant digits; more cannot be kept exactly"
                : "cannot be read as " + type.name().toLowerCase(Locale.ROOT);
    }
}
