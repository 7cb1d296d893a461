package org.covalue.exports.stata;

import java.util.Map;
import java.util.stream.Stream;

/** The missing values of Stata that say why there is no number. */
public enum Missing {
    UNSAID(0, Map.of()),
    NOT_APPLICABLE('a', Map.of("en", "not applicable", "es", "no corresponde")),
    NOT_ESTIMABLE('e', Map.of("en", "not estimable", "es", "no estimable")),
    NOT_REPORTED('n', Map.of("en", "not reported", "es", "no informado")),
    SUPPRESSED('s', Map.of("en", "confidential", "es", "confidencial"));

    private static final int FIRST_BYTE = 101;
    private static final int FIRST_LONG = 2_147_483_621;
    private static final long FIRST_DOUBLE = 0x7fe0_0000_0000_0000L;

    private final int letter;
    private final Map<String, String> labels;

    Missing(int letter, Map<String, String> labels) {
        this.letter = letter;
        this.labels = labels;
    }

    Map<String, String> labels() {
        return labels;
    }

    /** A number that says it in a spool: never 0. */
    int tag() {
        return letter == 0 ? 1 : letter;
    }

    static Missing ofTag(int tag) {
        return Stream.of(values()).filter(one -> one.tag() == tag).findFirst().orElseThrow();
    }

    /** {@code .} is the first, {@code .a} to {@code .z} follow. */
    private int place() {
        return letter == 0 ? 0 : letter - 'a' + 1;
    }

    byte asByte() {
        return (byte) (FIRST_BYTE + place());
    }

    int asLong() {
        return FIRST_LONG + place();
    }

    long bitsOfDouble() {
        return FIRST_DOUBLE + ((long) place() << 40);
    }
}
