package org.covalue.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.covalue.disclosure.Edition;
import org.covalue.platform.AtomicFile;
import org.covalue.platform.UsageProblem;

/** The file formats of evaluator tables. */
public enum TableFormat {
    CSV("text/csv;charset=UTF-8", CsvTable::write),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WorkbookTable::write),
    JSON("application/json", JsonTable::write),
    PARQUET("application/vnd.apache.parquet", ParquetTable::write),
    DTA("application/x-stata", StataTable::write);

    @FunctionalInterface
    interface Writer {
        /** @return rows written */
        long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException;
    }

    private final String mediaType;
    private final Writer writer;

    TableFormat(String mediaType, Writer writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** @throws UsageProblem if the code is none of the formats */
    public static TableFormat of(String code) {
        return find(code)
                .orElseThrow(() -> new UsageProblem("--format " + code + ": expected one of "
                        + Arrays.stream(values()).map(TableFormat::ending).collect(Collectors.joining(", "))));
    }

    public static Optional<TableFormat> find(String code) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the file is compressed already. */
    public boolean isCompressed() {
        return this == XLSX || this == PARQUET;
    }

    /** Whether a missing value says itself why it is missing. */
    boolean saysWhyMissing() {
        return this == DTA;
    }

    /** Writes to a stream, which stays open. @return rows written */
    public long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException {
        return writer.write(table, edition, language, out);
    }

    /** Writes the whole table or no file. @return rows written */
    public long write(ExportedRows table, Edition edition, String language, Path file) {
        long[] rows = new long[1];
        AtomicFile.write(file, out -> rows[0] = writer.write(table, edition, language, out));
        return rows[0];
    }

    /** The same for one of many files that are taken to the disk together. */
    public void draft(ExportedRows table, Edition edition, String language, Path file) {
        AtomicFile.draft(file, AtomicFile.streamed(out -> writer.write(table, edition, language, out)));
    }
}
