package org.covalue.inputs.reading;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Blanks;

/**
 * What an id may be made of. Two ids that look the same are the same: they are kept in Unicode NFC, without blanks
 * around them, and none holds what cannot be seen. What spreadsheets do to ids is told, because the id that was meant
 * cannot be had back.
 */
public final class Ids {

    /** What is wrong with an id. */
    record Fault(Message expected, Message message) {}

    private static final Pattern LARGE_NUMBER = Pattern.compile("\\d+([.,]\\d+)?[Ee]\\+\\d+");
    private static final Pattern FORMULA = Pattern.compile("=\\s*\".*\"");
    private static final Pattern ERROR = Pattern.compile("#(N/A|NAME\\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|#+)");
    /**
     * Letters and marks that are drawn as nothing (Unicode's Default_Ignorable_Code_Point, and the blank of Braille)
     * beside those whose category says so.
     */
    private static final Pattern DRAWN_AS_NOTHING =
            Pattern.compile("[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u2800\\u3164"
                    + "\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8"
                    + "\\x{E0000}-\\x{E0FFF}]");

    private Ids() {}

    public static boolean isId(String column) {
        return column.endsWith("_id");
    }

    /** As it is kept. */
    public static String kept(String typed) {
        String bare = Blanks.strip(typed);
        return isPlain(bare) ? bare : Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** @param id as it is kept */
    static Optional<Fault> fault(String id) {
        if (LARGE_NUMBER.matcher(id).matches()) {
            return damaged("id_power");
        }
        if (FORMULA.matcher(id).matches()) {
            return damaged("id_formula");
        }
        if (id.startsWith("'")) {
            return damaged("id_apostrophe");
        }
        if (ERROR.matcher(id).matches()) {
            return damaged("id_error");
        }
        return id.codePoints()
                .filter(Ids::isUnseen)
                .boxed()
                .findFirst()
                .map(unseen ->
                        new Fault(Message.of("expected_id_seen"), Message.of("id_unseen", "character", named(unseen))));
    }

    private static Optional<Fault> damaged(String code) {
        return Optional.of(new Fault(Message.of("expected_id_as_text"), Message.of(code)));
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> character != ' ';
            default ->
                character > 0x7F
                        && DRAWN_AS_NOTHING
                                .matcher(Character.toString(character))
                                .matches();
        };
    }

    /** For example U+200B ZERO WIDTH SPACE. */
    static String named(int character) {
        return "U+%04X %s"
                .formatted(
                        character,
                        Optional.ofNullable(Character.getName(character)).orElse("(without a name)"));
    }
}
