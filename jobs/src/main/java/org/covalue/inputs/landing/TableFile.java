package org.covalue.inputs.landing;

import java.io.IOException;
import java.nio.file.Path;
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

/** Opens a table wherever it stands. */
final class TableFile {

    private TableFile() {}

    /** @param sheet of a workbook, empty for a delimited file */
    static RowSource open(Path file, String sheet, Optional<SenderLocale> sender) throws IOException {
        if (sheet.isEmpty()) {
            return new WithoutExamples(CsvFile.open(file, sender));
        }
        Workbook workbook = Workbook.open(file, FileKind.of(file));
        try {
            return new SheetOfFile(workbook, new WithoutExamples(workbook.rows(sheet)));
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** The same table from its beginning. @param table as {@link #open} gave it */
    static RowSource again(RowSource table, Path file, String sheet, Optional<SenderLocale> sender) throws IOException {
        return table instanceof WithoutExamples all && all.behind() instanceof CsvFile csv
                ? new WithoutExamples(csv.again())
                : open(file, sheet, sender);
    }

    /** Closes the workbook with its sheet. */
    private record SheetOfFile(Workbook workbook, RowSource rows) implements RowSource {

        @Override
        public Optional<Row> next() throws IOException {
            return rows.next();
        }

        @Override
        public void under(List<RecordSpec.@Nullable Field> columns) {
            rows.under(columns);
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
            return rows.notices();
        }

        @Override
        public void close() throws IOException {
            rows.close();
            workbook.close();
        }
    }
}
