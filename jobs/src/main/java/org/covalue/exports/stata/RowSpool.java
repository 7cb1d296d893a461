package org.covalue.exports.stata;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file on their way: a Stata file begins with how many rows it has and how wide each text is, which is
 * known after the last row only. They wait in a temporary file that nobody else may read.
 */
final class RowSpool implements Closeable {

    private final List<StataColumn> columns;
    private final List<ColumnExtent> extents;
    private final Path file;
    private final DataOutputStream out;
    private long rows;

    RowSpool(List<StataColumn> columns) throws IOException {
        this.columns = columns;
        this.extents = columns.stream().map(ColumnExtent::new).toList();
        this.file = Files.createTempFile("covalue-", ".rows");
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** @param why of cells that are null, why there is nothing */
    void add(List<@Nullable Object> row, List<Missing> why) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            out.writeByte(value == null ? why.get(i).tag() : 0);
            if (value != null) {
                write(columns.get(i), extents.get(i), value);
            }
        }
        rows++;
    }

    private void write(StataColumn column, ColumnExtent extent, Object value) throws IOException {
        switch (column.type()) {
            case TEXT -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                extent.addText(value.toString(), text.length);
                out.writeInt(text.length);
                out.write(text);
            }
            case INTEGER -> {
                extent.addInteger(((Number) value).longValue());
                out.writeLong(((Number) value).longValue());
            }
            case NUMBER -> out.writeDouble(((Number) value).doubleValue());
            case DATE -> out.writeLong(((LocalDate) value).toEpochDay());
            case BOOLEAN -> out.writeByte(Boolean.TRUE.equals(value) ? 1 : 0);
        }
    }

    long rows() {
        return rows;
    }

    List<ColumnExtent> extents() {
        return extents;
    }

    /** What is done with a row read back: texts as bytes, whole numbers and dates as Long, truths as Byte. */
    interface Reader {
        void row(long number, @Nullable Object[] values, Missing[] why) throws IOException;
    }

    void read(Reader reader) throws IOException {
        out.flush();
        @Nullable Object[] values = new Object[columns.size()];
        Missing[] why = new Missing[columns.size()];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (long row = 1; row <= rows; row++) {
                Arrays.fill(why, Missing.UNSAID);
                for (int i = 0; i < values.length; i++) {
                    int tag = in.readByte();
                    values[i] = tag == 0 ? read(columns.get(i), in) : null;
                    why[i] = tag == 0 ? Missing.UNSAID : Missing.ofTag(tag);
                }
                reader.row(row, values, why);
            }
        }
    }

    private static Object read(StataColumn column, DataInputStream in) throws IOException {
        return switch (column.type()) {
            case TEXT -> in.readNBytes(in.readInt());
            case INTEGER, DATE -> in.readLong();
            case NUMBER -> in.readDouble();
            case BOOLEAN -> in.readByte();
        };
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.flush();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
