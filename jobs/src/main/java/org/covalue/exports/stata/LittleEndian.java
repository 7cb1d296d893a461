package org.covalue.exports.stata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts as the file has them; counts the bytes. */
final class LittleEndian {

    private final OutputStream out;
    private long position;

    LittleEndian(OutputStream out) {
        this.out = out;
    }

    static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(new LittleEndian(bytes));
        return bytes.toByteArray();
    }

    interface Content {
        void writeTo(LittleEndian out) throws IOException;
    }

    long position() {
        return position;
    }

    void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text in a field of so many bytes, zeros behind it. It ends with a zero, and no letter is cut in two. */
    void field(String text, int width) throws IOException {
        bytes(Arrays.copyOf(whole(text, width - 1), width));
    }

    private static byte[] whole(String text, int most) {
        String fits = text;
        while (fits.getBytes(StandardCharsets.UTF_8).length > most) {
            fits = fits.substring(0, fits.offsetByCodePoints(fits.length(), -1));
        }
        return fits.getBytes(StandardCharsets.UTF_8);
    }

    /** The lowest bytes of a number. */
    void number(long number, int width) throws IOException {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = i < 8 ? (byte) (number >> (8 * i)) : 0;
        }
        bytes(bytes);
    }
}
