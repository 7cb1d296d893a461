package org.covalue.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.exports.parquet.ParquetRows;
import org.jspecify.annotations.Nullable;

/** Typed columns, null where there is no value; titles and labels in both languages stand in the file's notes. */
final class ParquetTable {

    private ParquetTable() {}

    static long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException {
        List<EvaluatorTable.Column> columns = table.columns();
        long[] rows = new long[1];
        try (ParquetRows file = new ParquetRows(
                table.name(),
                columns.stream()
                        .map(one -> new ParquetRows.Column(one.name(), one.type()))
                        .toList(),
                notes(table),
                out)) {
            table.stream(edition, new ReleasedRows() {
                @Override
                public void columns(List<String> names) {
                    // Those of the table.
                }

                @Override
                public void row(List<ReleasedCell> cells) {
                    write(file, cells);
                    rows[0]++;
                }
            });
        }
        return rows[0];
    }

    private static void write(ParquetRows file, List<ReleasedCell> cells) {
        List<@Nullable Object> row = new ArrayList<>(cells.size());
        cells.forEach(cell -> row.add(cell.value().orElse(null)));
        try {
            file.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> notes(ExportedRows table) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String language : List.of("en", "es")) {
            notes.put("title." + language, table.title(language));
            table.columns().forEach(one -> notes.put(one.name() + "." + language, one.meaning(language)));
        }
        return notes;
    }
}
