package org.covalue.exports.stata;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.covalue.exports.column.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A Stata file of format 118 (Stata 14 and newer; R's haven and Python's pandas read it), as Stata's help file
 * {@code dta_118} describes it. Labels stand in every language; {@code label language} of Stata changes between them.
 * Memory does not grow with the rows.
 */
public final class StataFile implements Closeable {

    private static final long DAYS_FROM_1960_TO_1970 = 3653;
    private static final double TOO_LARGE = 0x1p1023;

    private final List<StataColumn> columns;
    private final StataHeader header;
    private final RowSpool spool;

    /**
     * @param titles by language
     * @param language the one that shows first
     */
    public StataFile(List<StataColumn> columns, Map<String, String> titles, String language) throws IOException {
        this.columns = List.copyOf(columns);
        this.header = new StataHeader(this.columns, titles, language);
        this.spool = new RowSpool(this.columns);
    }

    /** @param why of cells that are null, why there is nothing */
    public void add(List<@Nullable Object> row, List<Missing> why) throws IOException {
        spool.add(row, why);
    }

    /** Writes the whole file. @return rows */
    public long writeTo(OutputStream stream) throws IOException {
        LittleEndian out = new LittleEndian(stream);
        StataHeader.Middle middle = header.middle(spool.extents());
        byte[] labels = header.valueLabels(spool.extents());
        out.bytes(header.beginning(spool.rows()));
        StataHeader.writeMap(out, middle, data(), longTexts(), labels.length);
        middle.writeTo(out);
        out.text("<data>");
        spool.read((number, values, why) -> {
            for (int i = 0; i < values.length; i++) {
                cell(out, i, number, values[i], why[i]);
            }
        });
        out.text("</data><strls>");
        spool.read((number, values, why) -> {
            for (int i = 0; i < values.length; i++) {
                longText(out, i, number, values[i]);
            }
        });
        out.text("</strls>");
        out.bytes(labels);
        out.text("</stata_dta>");
        return spool.rows();
    }

    private long data() {
        return spool.rows()
                * spool.extents().stream()
                        .mapToLong(extent -> extent.type().bytes())
                        .sum();
    }

    private long longTexts() throws IOException {
        LittleEndian counted = new LittleEndian(OutputStream.nullOutputStream());
        if (spool.extents().stream().anyMatch(extent -> extent.type().equals(StataType.LONG_TEXT))) {
            spool.read((number, values, why) -> {
                for (int i = 0; i < values.length; i++) {
                    longText(counted, i, number, values[i]);
                }
            });
        }
        return counted.position();
    }

    private void cell(LittleEndian out, int i, long row, @Nullable Object value, Missing why) throws IOException {
        StataType type = spool.extents().get(i).type();
        if (type.isText()) {
            out.bytes(Arrays.copyOf(value instanceof byte[] text ? text : new byte[0], type.bytes()));
        } else if (type.equals(StataType.LONG_TEXT)) {
            boolean isThere = value instanceof byte[] text && text.length > 0;
            out.number(isThere ? i + 1 : 0, 2);
            out.number(isThere ? row : 0, 6);
        } else if (type.equals(StataType.DOUBLE)) {
            out.number(bits(value, why), 8);
        } else if (type.equals(StataType.BYTE)) {
            out.number(value == null ? why.asByte() : small(i, value), 1);
        } else {
            long days = columns.get(i).type() == ColumnType.DATE ? DAYS_FROM_1960_TO_1970 : 0;
            out.number(value == null ? why.asLong() : (Long) value + days, 4);
        }
    }

    private static long bits(@Nullable Object value, Missing why) {
        double number = value instanceof Number one ? one.doubleValue() : Double.NaN;
        return Double.isNaN(number) || Math.abs(number) >= TOO_LARGE
                ? why.bitsOfDouble()
                : Double.doubleToRawLongBits(number);
    }

    private long small(int i, Object value) {
        return value instanceof byte[] text
                ? columns.get(i).numberOf(new String(text, StandardCharsets.UTF_8))
                : ((Number) value).longValue();
    }

    private void longText(LittleEndian out, int i, long row, @Nullable Object value) throws IOException {
        if (spool.extents().get(i).type().equals(StataType.LONG_TEXT)
                && value instanceof byte[] text
                && text.length > 0) {
            out.text("GSO");
            out.number(i + 1, 4);
            out.number(row, 8);
            out.number(130, 1);
            out.number(text.length + 1L, 4);
            out.bytes(Arrays.copyOf(text, text.length + 1));
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
