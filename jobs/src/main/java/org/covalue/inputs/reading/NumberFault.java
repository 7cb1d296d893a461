package org.covalue.inputs.reading;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Literals;
import org.covalue.inputs.spec.FieldType;

/** Why a cell is no number that can be kept, in words that help its sender. */
final class NumberFault {

    private static final Pattern TOO_LONG = Pattern.compile("[+-]?\\d*\\.?\\d+([Ee][+-]\\d+)?");
    private static final Pattern POWER_WITHOUT_SIGN = Pattern.compile("[+-]?\\d*\\.?\\d+[Ee]\\d+");
    private static final Pattern GROUPED_BY_COMMA =
            Pattern.compile("\\D*\\d{1,3}(,\\d{3}){2,}(\\.\\d*)?\\D*|\\D*\\d{1,3}(,\\d{3})+\\.\\d*\\D*");

    private NumberFault() {}

    /** @param type of the column */
    static Message hint(String text, FieldType type) {
        OptionalInt space = text.codePoints()
                .filter(c -> Character.isSpaceChar(c) && c != ' ')
                .findFirst();
        if (space.isPresent()) {
            return Message.of("number_parted", "by", Ids.named(space.getAsInt()));
        }
        if (GROUPED_BY_COMMA.matcher(text).matches()) {
            return Message.of("number_grouped");
        }
        if (text.indexOf(',') >= 0) {
            return Message.of("number_with_comma");
        }
        if (text.startsWith("#")) {
            return Message.of("number_error");
        }
        if (POWER_WITHOUT_SIGN.matcher(text).matches()) {
            return Message.of("number_power");
        }
        return TOO_LONG.matcher(text).matches() && Literals.significantDigits(text) > Literals.MOST_DIGITS
                ? Message.of("number_digits")
                : Message.of("unreadable_as", "type", type.words());
    }
}
