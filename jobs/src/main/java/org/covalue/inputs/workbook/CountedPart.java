package org.covalue.inputs.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.markup.TextLength;
import org.covalue.inputs.reading.UnreadableFile;

/**
 * A part of a zipped document as it is unpacked. It ends with a refusal where far more comes out than went in, or where
 * one text has no end: both are made to fill the memory of who reads it.
 */
final class CountedPart extends FilterInputStream {

    /** Sheets of a million like rows come to about a hundred. */
    private static final int MOST_TIMES_PACKED = 250;

    private static final long ALWAYS_UNPACKED = 32L << 20;
    private static final long MOST_UNPACKED = 8L << 30;
    private static final int LONGEST_TEXT = 1 << 20;

    private final long packed;
    private long unpacked;
    private final TextLength text = new TextLength();

    /** @param packed bytes of the part in the file */
    CountedPart(InputStream in, long packed) {
        super(in);
        this.packed = Math.max(1, packed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(into, offset, length);
        } catch (ZipException | java.io.EOFException e) {
            throw new UnreadableFile(Message.of("workbook_cut_off"), e);
        }
        if (read > 0) {
            count(into, offset, read);
        }
        return read;
    }

    private void count(byte[] into, int offset, int read) throws UnreadableFile {
        unpacked += read;
        if (unpacked > MOST_UNPACKED || unpacked > ALWAYS_UNPACKED && unpacked / packed > MOST_TIMES_PACKED) {
            throw new UnreadableFile(Message.of("workbook_unpacks", "megabytes", unpacked >> 20, "bytes", packed));
        }
        if (text.after(into, offset, read) > LONGEST_TEXT) {
            throw new UnreadableFile(Message.of("workbook_cell_long", "most", LONGEST_TEXT));
        }
    }
}
