package org.covalue.inputs.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.covalue.inputs.dialect.Blanks;

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
    private CellKind[] kinds = {};
    private int size;
    private int lineBreaks;

    /** Begins a record that is put together cell by cell. */
    public void begin() {
        size = 0;
        lineBreaks = 0;
    }

    /** @throws CsvParseException if there are more cells, or more text, than any that are read */
    public void add(CharSequence text, CellKind kind) {
        int from = grown(text.length());
        for (int i = 0; i < text.length(); i++) {
            characters[from + i] = text.charAt(i);
        }
        if (kinds.length < ends.length) {
            kinds = Arrays.copyOf(kinds, ends.length);
        }
        kinds[size] = kind;
        ends[size++] = from + text.length();
    }

    /** What the sender's program says of a cell; of a delimited file it says nothing. */
    public CellKind kind(int i) {
        return i < kinds.length ? kinds[i] : CellKind.TEXT;
    }

    public int size() {
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

    public boolean isBlank(int i) {
        for (int at = start(i); at < end(i); at++) {
            if (!Character.isWhitespace(characters[at])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first cell that holds anything begins with these words. @param words in small letters */
    public boolean beginsWith(String words) {
        int first = 0;
        while (first < size && isBlank(first)) {
            first++;
        }
        int at = first == size ? 0 : start(first);
        while (first < size && at < end(first) && Blanks.isBlank(characters[at])) {
            at++;
        }
        if (first == size || end(first) - at < words.length()) {
            return false;
        }
        int same = 0;
        while (same < words.length() && Character.toLowerCase(characters[at + same]) == words.charAt(same)) {
            same++;
        }
        return same == words.length();
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
        int from = grown(length);
        System.arraycopy(buffer, offset, characters, from, length);
        ends[size++] = from + length;
        if (isQuoted) {
            countLineBreaks(from, from + length);
        }
    }

    /** Makes room for one more cell. @return where its text begins */
    private int grown(int length) {
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
        return from;
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
