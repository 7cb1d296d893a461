package org.covalue.inputs.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.document.ElementTable;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.Cells;
import org.covalue.inputs.reading.CsvFile;
import org.covalue.inputs.reading.FileKind;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.workbook.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table wherever it stands, but for those below its header that say that they are examples of a template.
 */
public final class OpenTable implements RowSource {

    /** The rows from the first on, without finding out again what was found out when the file was opened. */
    private interface Beginning {
        RowSource rows() throws IOException;
    }

    private final Beginning beginning;
    /** What is open as long as the table is. */
    private final Closeable behind;

    private RowSource rows;
    private long examples;
    private int firstExample;
    private boolean isBelowHeader;
    private boolean hasBegun;
    private boolean isGuide;

    private final Optional<TableMapping> mapping;
    /** Where a row says whether the mapping reads it, and what must stand there. */
    private final Map<Integer, List<String>> only = new HashMap<>();

    private List<String> last = List.of();
    private long leftOut;

    private OpenTable(RowSource rows, Beginning beginning, Closeable behind, Optional<TableMapping> mapping) {
        this.rows = rows;
        this.mapping = mapping;
        this.beginning = beginning;
        this.behind = behind;
    }

    /** @param sheet of a workbook, empty for a delimited file; of a mapping what it calls the table */
    static OpenTable of(Path file, String sheet, Optional<SenderLocale> sender, Optional<TableMapping> mapping)
            throws IOException {
        FileKind kind = sheet.isEmpty() ? FileKind.TEXT : FileKind.of(file);
        if (ElementTable.isRead(kind) && mapping.isPresent()) {
            TableMapping asked = mapping.get();
            ElementTable table = ElementTable.open(file, kind, asked);
            return new OpenTable(table, () -> ElementTable.open(file, kind, asked), table, mapping);
        }
        if (!Workbook.isRead(kind)) {
            CsvFile csv = CsvFile.open(file, sender);
            return new OpenTable(csv, csv::again, csv, mapping);
        }
        Workbook workbook = Workbook.open(file, kind);
        String name = mapping.map(one -> one.sheetOf(sheet)).orElse(sheet);
        try {
            return new OpenTable(workbook.rows(name), () -> workbook.rows(name), workbook, mapping);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** A sheet of a workbook that stays open behind it. */
    static OpenTable of(Workbook workbook, String sheet, Optional<TableMapping> mapping) throws IOException {
        return new OpenTable(workbook.rows(sheet), () -> workbook.rows(sheet), () -> {}, mapping);
    }

    /** Goes back to before the first row, and knows of no header. */
    public void rewind() throws IOException {
        rows.close();
        rows = beginning.rows();
        examples = 0;
        leftOut = 0;
        isBelowHeader = false;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<Row> row = rows.next();
        if (!hasBegun) {
            hasBegun = true;
            isGuide = row.isPresent() && TemplateMarks.isGuide(row.get().cells());
        }
        while (isBelowHeader && row.isPresent() && isPassedBy(row.get())) {
            row = rows.next();
        }
        if (!isBelowHeader && mapping.isPresent()) {
            last = row.map(one -> one.cells().texts()).orElse(List.of());
        }
        return row;
    }

    /** The header as it stands, once it was found under a mapping. */
    List<String> header() {
        return last;
    }

    /** Whether the table is a sheet that explains how to fill in the others. */
    boolean isGuide() {
        return isGuide;
    }

    private boolean isPassedBy(Row row) {
        boolean isExample = row.fault().isEmpty() && TemplateMarks.isExample(row.cells());
        if (isExample) {
            firstExample = examples == 0 ? row.number() : firstExample;
            examples++;
        }
        boolean isLeftOut = !isExample && row.fault().isEmpty() && isLeftOut(row.cells());
        leftOut += isLeftOut ? 1 : 0;
        return isExample || isLeftOut;
    }

    private boolean isLeftOut(Cells cells) {
        return only.entrySet().stream()
                .anyMatch(one -> one.getKey() >= cells.size()
                        || !one.getValue().contains(Blanks.strip(cells.text(one.getKey()))));
    }

    @Override
    public void under(List<RecordSpec.@Nullable Field> columns) {
        rows.under(columns);
        only.clear();
        mapping.ifPresent(one -> one.only()
                .forEach((from, values) -> TableMapping.places(from, last).forEach(place -> only.put(place, values))));
        isBelowHeader = true;
    }

    @Override
    public boolean mayHaveDecimalCommas() {
        return rows.mayHaveDecimalCommas();
    }

    @Override
    public Optional<TableMapping> mapping() {
        return mapping;
    }

    @Override
    public String readAs() {
        return rows.readAs();
    }

    @Override
    public List<Message> notices() {
        List<Message> notices = new ArrayList<>(rows.notices());
        if (examples > 0) {
            notices.add(Message.of("examples_not_loaded", "rows", examples, "row", firstExample));
        }
        if (leftOut > 0) {
            notices.add(Message.of("rows_left_out", "rows", leftOut));
        }
        return notices;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        behind.close();
    }
}
