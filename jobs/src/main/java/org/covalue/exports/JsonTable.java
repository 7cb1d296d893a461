package org.covalue.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.jspecify.annotations.Nullable;

/** An array of objects, one per row; null where there is no value. */
final class JsonTable {

    private JsonTable() {}

    static long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException {
        Rows rows = new Rows(new JsonFactory().createGenerator(out));
        rows.json.writeStartArray();
        table.stream(edition, rows);
        rows.json.writeRaw('\n');
        rows.json.writeEndArray();
        rows.json.writeRaw('\n');
        rows.json.flush();
        return rows.count;
    }

    private static final class Rows implements ReleasedRows {

        private final JsonGenerator json;
        private List<String> names = List.of();
        private long count;

        private Rows(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public void columns(List<String> columns) {
            names = columns;
        }

        @Override
        public void row(List<ReleasedCell> cells) {
            try {
                json.writeRaw('\n');
                json.writeStartObject();
                for (int i = 0; i < cells.size(); i++) {
                    json.writeFieldName(names.get(i));
                    write(cells.get(i).value().orElse(null));
                }
                json.writeEndObject();
                count++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(@Nullable Object value) throws IOException {
            if (value == null) {
                json.writeNull();
            } else if (value instanceof Double number) {
                json.writeNumber(number);
            } else if (value instanceof Number number) {
                json.writeNumber(number.longValue());
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else {
                json.writeString(value.toString());
            }
        }
    }
}
