package org.covalue.inputs.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words for yes and no; a lone x is none, because a blank beside it would have to be a no. */
public final class YesNo {

    private static final Map<String, Boolean> WORDS = Map.of(
            "yes",
            true,
            "sí",
            true,
            "si",
            true,
            "true",
            true,
            "verdadero",
            true,
            "1",
            true,
            "no",
            false,
            "false",
            false,
            "falso",
            false,
            "0",
            false);
    private static final int LONGEST = 9;

    private YesNo() {}

    public static Optional<Boolean> of(char[] text, int from, int to) {
        return to - from > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(WORDS.get(new String(text, from, to - from).toLowerCase(Locale.ROOT)));
    }

    public static boolean isYes(String text) {
        return WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), false);
    }
}
