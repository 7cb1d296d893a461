package org.covalue.inputs.landing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.SenderLocale;
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

    private OpenTable(RowSource rows, Beginning beginning, Closeable behind) {
        this.rows = rows;
        this.beginning = beginning;
        this.behind = behind;
    }

    /** @param sheet of a workbook, empty for a delimited file */
    static OpenTable of(Path file, String sheet, Optional<SenderLocale> sender) throws IOException {
        if (sheet.isEmpty()) {
            CsvFile csv = CsvFile.open(file, sender);
            return new OpenTable(csv, csv::again, csv);
        }
        Workbook workbook = Workbook.open(file, FileKind.of(file));
        try {
            return new OpenTable(workbook.rows(sheet), () -> workbook.rows(sheet), workbook);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** A sheet of a workbook that stays open behind it. */
    static OpenTable of(Workbook workbook, String sheet) throws IOException {
        return new OpenTable(workbook.rows(sheet), () -> workbook.rows(sheet), () -> {});
    }

    /** Goes back to before the first row, and knows of no header. */
    public void rewind() throws IOException {
        rows.close();
        rows = beginning.rows();
        examples = 0;
        isBelowHeader = false;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<Row> row = rows.next();
        if (!hasBegun) {
            hasBegun = true;
            isGuide = row.isPresent() && TemplateMarks.isGuide(row.get().cells());
        }
        while (isBelowHeader && row.isPresent() && isExample(row.get())) {
            firstExample = examples == 0 ? row.get().number() : firstExample;
            examples++;
            row = rows.next();
        }
        return row;
    }

    /** Whether the table is a sheet that explains how to fill in the others. */
    boolean isGuide() {
        return isGuide;
    }

    private static boolean isExample(Row row) {
        return row.fault().isEmpty() && TemplateMarks.isExample(row.cells());
    }

    @Override
    public void under(List<RecordSpec.@Nullable Field> columns) {
        rows.under(columns);
        isBelowHeader = true;
    }

    @Override
    public boolean mayHaveDecimalCommas() {
        return rows.mayHaveDecimalCommas();
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
        return notices;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        behind.close();
    }
}
