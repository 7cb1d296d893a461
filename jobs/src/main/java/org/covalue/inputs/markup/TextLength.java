package org.covalue.inputs.markup;

/** How many bytes have come since the last markup began: a text without an end would fill the memory of its reader. */
public final class TextLength {

    private long sinceMarkup;

    /** @param length bytes that were read, none at the end */
    public long after(byte[] read, int offset, int length) {
        int at = offset + length - 1;
        while (at >= offset && read[at] != '<') {
            at--;
        }
        sinceMarkup = at >= offset ? offset + length - at : sinceMarkup + Math.max(0, length);
        return sinceMarkup;
    }
}
