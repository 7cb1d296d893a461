package org.covalue.inputs.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in the binary format of PostgreSQL's COPY; grows, and forgets a row that turns out to be bad. */
public final class CopyBuffer {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private byte[] bytes;
    private int length;
    private int rowStart;

    /** @param capacity bytes to begin with */
    public CopyBuffer(int capacity) {
        bytes = new byte[Math.max(capacity, 1 << 10)];
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        length = SIGNATURE.length;
    }

    public void startRow(int fields) {
        rowStart = length;
        ensure(2);
        bytes[length++] = (byte) (fields >> 8);
        bytes[length++] = (byte) fields;
    }

    public void forgetRow() {
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

    public void putInteger(int value) {
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

    /** @param text in UTF-8 */
    public void putText(byte[] text) {
        putInt(text.length);
        ensure(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** @param text null for null */
    public void putText(@Nullable String text) {
        if (text == null) {
            putNull();
        } else {
            putText(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void putInt(int value) {
        ensure(4);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    /** Ends the copy; {@link #bytes()} up to {@link #size()} are the whole of it. */
    public CopyBuffer finish() {
        ensure(2);
        bytes[length++] = -1;
        bytes[length++] = -1;
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return length;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
