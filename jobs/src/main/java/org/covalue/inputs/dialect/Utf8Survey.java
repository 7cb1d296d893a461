package org.covalue.inputs.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many bytes of a file are UTF-8 beyond ASCII, and how many are none.
 *
 * @param characters beyond ASCII
 * @param strangers bytes that belong to no character of UTF-8
 */
public record Utf8Survey(long characters, long strangers) {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long BEYOND_ASCII = 0x8080808080808080L;
    private static final int LONGEST_CHARACTER = 4;

    public static Utf8Survey of(Path file) throws IOException {
        long characters = 0;
        long strangers = 0;
        byte[] bytes = new byte[1 << 16];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            boolean isAtEnd = false;
            while (!isAtEnd) {
                int read = in.readNBytes(bytes, kept, bytes.length - kept);
                isAtEnd = read < bytes.length - kept;
                int length = kept + read;
                int at = 0;
                while (at < length && (isAtEnd || at <= length - LONGEST_CHARACTER)) {
                    if (bytes[at] >= 0) {
                        at = behindAscii(bytes, at, length);
                        continue;
                    }
                    int size = size(bytes, at, length);
                    characters += size > 1 ? 1 : 0;
                    strangers += size > 1 ? 0 : 1;
                    at += size;
                }
                kept = length - at;
                System.arraycopy(bytes, at, bytes, 0, kept);
            }
        }
        return new Utf8Survey(characters, strangers);
    }

    private static int behindAscii(byte[] bytes, int from, int length) {
        int at = from;
        while (at + Long.BYTES <= length && ((long) EIGHT_BYTES.get(bytes, at) & BEYOND_ASCII) == 0) {
            at += Long.BYTES;
        }
        while (at < length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Of the character that begins here, in bytes; 1 where none does. */
    private static int size(byte[] bytes, int at, int length) {
        int first = bytes[at] & 0xFF;
        int size = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 1;
        if (size == 1 || at + size > length) {
            return 1;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 1;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean isNone = first == 0xE0 && second < 0xA0
                || first == 0xED && second > 0x9F
                || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F;
        return isNone ? 1 : size;
    }
}
