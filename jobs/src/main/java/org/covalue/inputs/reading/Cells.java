package org.covalue.inputs.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cells of one record as characters in one buffer, which the next record uses again: a file of millions of rows
 * makes no text of its own.
 */
public final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {

    private static final int MOST_CELLS = 1 << 14;
    private static final int MOST_CHARACTERS = 1 << 26;

    /** A record that is none any more, whatever its quotes are. */
    private static final class TooLong extends CsvParseException {

        private static final long serialVersionUID = 1L;

        private TooLong() {
            super("too long");
        }
    }

    static boolean isTooLong(Throwable failure) {
        return failure instanceof TooLong || failure.getCause() != null && isTooLong(failure.getCause());
    }

    private char[] characters = new char[1 << 10];
    private int[] ends = new int[1 << 6];
    private int size;
    private int lineBreaks;

    int size() {
        return size;
    }

    /** The characters of all cells; cell {@code i} stands from {@link #start} to {@link #end}. */
    char[] characters() {
        return characters;
    }

    int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    int end(int i) {
        return ends[i];
    }

    public String text(int i) {
        return new String(characters, start(i), end(i) - start(i));
    }

    /** A copy that stays as it is. */
    public List<String> texts() {
        return IntStream.range(0, size).mapToObj(this::text).toList();
    }

    boolean isBlank(int i) {
        for (int at = start(i); at < end(i); at++) {
            if (!Character.isWhitespace(characters[at])) {
                return false;
            }
        }
        return true;
    }

    /** Number of the record's first line in what the parser was given, from 1. */
    long line() {
        return getStartingLineNumber();
    }

    /** Line breaks inside values; CR LF is one. */
    int lineBreaks() {
        return lineBreaks;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        size = 0;
        lineBreaks = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
        int from = size == 0 ? 0 : ends[size - 1];
        if (size == MOST_CELLS || from + length > MOST_CHARACTERS) {
            throw new TooLong();
        }
        if (from + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(from + length, characters.length * 2));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        System.arraycopy(buffer, offset, characters, from, length);
        ends[size++] = from + length;
        if (isQuoted) {
            countLineBreaks(from, from + length);
        }
    }

    @Override
    protected void handleEmpty() {
        ends[0] = 0;
        size = 1;
    }

    @Override
    protected Cells buildRecord() {
        return this;
    }

    private void countLineBreaks(int from, int to) {
        for (int at = from; at < to; at++) {
            boolean endsCarriageReturn = characters[at] == '\n' && at > from && characters[at - 1] == '\r';
            if (characters[at] == '\r' || characters[at] == '\n' && !endsCarriageReturn) {
                lineBreaks++;
            }
        }
    }
}
