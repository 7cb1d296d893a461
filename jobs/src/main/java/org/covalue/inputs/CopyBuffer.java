package org.covalue.inputs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in the binary format of PostgreSQL's COPY; grows, and forgets a row that turns out to be bad. */
final class CopyBuffer {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0,
        0, 0, 0, 0, 0, 0, 0, 0};

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int rowStart;

    CopyBuffer() {
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        length = SIGNATURE.length;
    }

    void startRow(int fields) {
        rowStart = length;
        ensure(2);
        bytes[length++] = (byte) (fields >> 8);
        bytes[length++] = (byte) fields;
    }

    void forgetRow() {
        length = rowStart;
    }

    void putNull() {
        putInt(-1);
    }

    void putBoolean(boolean value) {
        putInt(1);
        ensure(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    void putInteger(int value) {
        putInt(4);
        putInt(value);
    }

    void putLong(long value) {
        putInt(8);
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    void putText(String value) {
        int characters = value.length();
        ensure(4 + characters);
        int start = length + 4;
        int end = start;
        for (int i = 0; i < characters; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                putEncoded(value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[end++] = (byte) c;
        }
        putInt(characters);
        length = end;
    }

    private void putEncoded(byte[] encoded) {
        putInt(encoded.length);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    private void putInt(int value) {
        ensure(4);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    /** The whole copy, trailer included. */
    byte[] finish() {
        ensure(2);
        bytes[length++] = -1;
        bytes[length++] = -1;
        return Arrays.copyOf(bytes, length);
    }

    int size() {
        return length;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
