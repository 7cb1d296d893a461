package org.covalue.gate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.covalue.disclosure.Edition;
import org.covalue.estimation.data.Message;
import org.covalue.exports.EvaluatorTable;

/** Whether the files of a draft are all there and whole: tables with every row, reports that can be opened. */
final class DraftFiles {

    private static final int END_OF_PDF = 1024;

    private final Edition edition;
    private final Path folder;
    private final Set<Path> reports;

    DraftFiles(Edition edition, Path folder, Set<Path> reports) {
        this.edition = edition;
        this.folder = folder;
        this.reports = reports;
    }

    /** One sentence per file that is not as it must be. */
    List<Message> faults() {
        List<Message> faults = new ArrayList<>();
        try {
            for (EvaluatorTable table : EvaluatorTable.all()) {
                checkTable(table, faults);
            }
            for (Path report : reports) {
                if (!isWhole(folder.resolve(report))) {
                    faults.add(Message.of("gate_file_broken", "file", report.toString()));
                }
            }
            leftOvers().forEach(file -> faults.add(Message.of("gate_file_unfinished", "file", file.toString())));
        } catch (IOException e) {
            faults.add(
                    Message.of("gate_file_unread", "file", folder.toString(), "cause", String.valueOf(e.getMessage())));
        }
        return faults;
    }

    private void checkTable(EvaluatorTable table, List<Message> faults) throws IOException {
        String name = "tables/" + table.name() + ".csv";
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            faults.add(Message.of("gate_file_missing", "file", name));
            return;
        }
        long expected = edition.query(
                        "select count(*) as n from (" + table.definition().select() + ") t", Map.of())
                .cell(0, "n")
                .number()
                .map(Double::longValue)
                .orElse(0L);
        long found = rows(file);
        if (expected != found) {
            faults.add(Message.of("gate_file_rows", "file", name, "found", found, "expected", expected));
        }
    }

    private static long rows(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file);
                Stream<CsvRecord> records = reader.stream()) {
            return records.count() - 1;
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        return file.toString().endsWith(".pdf") ? isWholePdf(file) : isWholeWorkbook(file);
    }

    private static boolean isWholePdf(Path file) throws IOException {
        try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "r")) {
            byte[] start = new byte[(int) Math.min(5, pdf.length())];
            pdf.readFully(start);
            byte[] end = new byte[(int) Math.min(END_OF_PDF, pdf.length())];
            pdf.seek(pdf.length() - end.length);
            pdf.readFully(end);
            return new String(start, StandardCharsets.ISO_8859_1).equals("%PDF-")
                    && new String(end, StandardCharsets.ISO_8859_1).contains("%%EOF");
        }
    }

    private static boolean isWholeWorkbook(Path file) {
        try (ZipFile workbook = new ZipFile(file.toFile())) {
            return workbook.getEntry("xl/workbook.xml") != null;
        } catch (IOException notWhole) {
            return false;
        }
    }

    private List<Path> leftOvers() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .map(folder::relativize)
                    .toList();
        }
    }
}
