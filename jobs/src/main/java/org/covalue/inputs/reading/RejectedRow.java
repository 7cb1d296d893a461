package org.covalue.inputs.reading;

import org.covalue.estimation.data.Message;
import org.jspecify.annotations.Nullable;

/**
 * A row refused, or one fault of it.
 *
 * @param row as a spreadsheet counts, the header is row 1
 * @param column the column at fault, empty where it is the row as a whole
 * @param found the value as typed, shortened
 * @param organisationId as typed in the row, null where the row names none
 * @param memberId as typed in the row, null where the row names none
 */
public record RejectedRow(
        int row,
        String column,
        Message found,
        Message expected,
        String rule,
        Message message,
        @Nullable String organisationId,
        @Nullable String memberId) {

    private static final int LONGEST_SHOWN = 200;

    public static RejectedRow ofBrokenQuote(int row, Message fault) {
        return new RejectedRow(
                row, "", Message.of("found_open_quote"), Message.of("expected_quotes"), "quotes", fault, null, null);
    }

    /** What somebody has typed. */
    public static Message typed(String found) {
        return Message.asItIs(shortened(found));
    }

    /** The message as it is kept beside its English words; null where there is nothing but those words. */
    public static @Nullable String coded(Message message) {
        String text = message.text();
        return text.equals(message.in("en")) ? null : text;
    }

    /** The message as it was kept: by its code; where it has none, its words as they are. */
    public static Message kept(@Nullable String coded, String words) {
        return coded == null ? Message.asItIs(words) : Message.parse(coded);
    }

    public static String shortened(String found) {
        String printable = found.replace('\0', '\uFFFD');
        if (printable.length() <= LONGEST_SHOWN) {
            return printable;
        }
        int end = LONGEST_SHOWN - (Character.isHighSurrogate(printable.charAt(LONGEST_SHOWN - 1)) ? 1 : 0);
        return printable.substring(0, end) + "… (" + found.length() + " characters)";
    }
}
