package org.covalue.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.platform.SpreadsheetText;

/** RFC 4180: UTF-8, comma, CRLF, a header row. */
final class CsvTable {

    private CsvTable() {}

    static long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException {
        long[] rows = new long[1];
        CsvWriter csv =
                CsvWriter.builder().build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        table.stream(edition, new ReleasedRows() {
            @Override
            public void columns(List<String> names) {
                csv.writeRecord(names);
            }

            @Override
            public void row(List<ReleasedCell> cells) {
                csv.writeRecord(cells.stream().map(CsvTable::text).toList());
                rows[0]++;
            }
        });
        csv.flush();
        return rows[0];
    }

    /** For machines: full double precision, ISO dates, blank where there is no value. */
    private static String text(ReleasedCell cell) {
        Object value = cell.value().orElse("");
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof String text ? SpreadsheetText.harmless(text) : value.toString();
    }

    /** The shortest text that reads back as the same double. */
    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
