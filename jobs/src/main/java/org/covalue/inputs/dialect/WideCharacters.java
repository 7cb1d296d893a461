package org.covalue.inputs.dialect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * UTF-16 without a mark: in tables, which are mostly separators, digits and letters of Europe, every other byte is then
 * zero, and in no other text is one.
 */
public final class WideCharacters {

    private static final int FEWEST = 8;
    /** Of the bytes on the one side; an ellipsis or a sign of a currency is no zero there. */
    private static final double MOSTLY = 0.7;

    private WideCharacters() {}

    /** @param start the first bytes of a file; empty where they do not prove it */
    public static Optional<Charset> of(byte[] start) {
        int[] zeros = new int[2];
        int length = start.length / 2 * 2;
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        if (length < FEWEST || zeros[0] > 0 && zeros[1] > 0) {
            return Optional.empty();
        }
        double most = MOSTLY * length / 2;
        return zeros[1] >= most
                ? Optional.of(StandardCharsets.UTF_16LE)
                : zeros[0] >= most ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }
}
