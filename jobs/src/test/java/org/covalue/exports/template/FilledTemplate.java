package org.covalue.exports.template;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/** A template of all record types, filled in with the examples that the specs promise to accept. */
final class FilledTemplate {

    private static final RecordSpecs SPECS = RecordSpecs.load();
    private static final int FIRST_ROW = 2;

    /** Rows by record type, with those of which others speak. */
    private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();

    private FilledTemplate() {
        SPECS.inReferenceOrder().forEach(spec -> rows.put(spec.record(), accepted(spec)));
        for (RecordSpec spec : SPECS.inReferenceOrder()) {
            spec.foreignKeys().forEach(key -> addMissing(spec, key));
        }
    }

    static Path write(Path file, String language) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            TemplateWorkbook.write(SPECS.inReferenceOrder(), language, FormRows.NONE, out);
        }
        FilledTemplate filled = new FilledTemplate();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            List<RecordSpec> specs = SPECS.inReferenceOrder();
            for (int i = 0; i < specs.size(); i++) {
                // Behind the instructions.
                filled.fill(workbook.getSheetAt(i + 1), specs.get(i));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        return file;
    }

    /** How many rows each record type has. */
    static Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        new FilledTemplate().rows.forEach((record, all) -> counts.put(record, all.size()));
        return counts;
    }

    private void fill(Sheet sheet, RecordSpec spec) {
        int number = FIRST_ROW;
        for (Map<String, String> values : rows.get(spec.record())) {
            Row row = sheet.createRow(number++);
            for (int i = 0; i < spec.fields().size(); i++) {
                String value = values.getOrDefault(spec.fields().get(i).name(), "");
                if (!value.isEmpty()) {
                    Cell cell = row.createCell(i);
                    cell.setCellStyle(sheet.getColumnStyle(i));
                    RecordSheet.put(cell, spec.fields().get(i), value);
                }
            }
        }
    }

    private static List<Map<String, String>> accepted(RecordSpec spec) {
        return new ArrayList<>(
                CsvReader.builder().ofNamedCsvRecord(spec.examples().accepted()).stream()
                        .map(NamedCsvRecord::getFieldsAsMap)
                        .filter(row -> !spec.inForm().isEveryYear() || isFilledIn(spec, row))
                        .toList());
    }

    /** A file may say that nothing was reported; in a form such a row waits for its figures. */
    private static boolean isFilledIn(RecordSpec spec, Map<String, String> row) {
        return spec.fields().stream()
                .anyMatch(field -> !spec.isPrefilled(field)
                        && !row.getOrDefault(field.name(), "").isEmpty());
    }

    private void addMissing(RecordSpec spec, RecordSpec.ForeignKey key) {
        RecordSpec target = SPECS.of(key.record());
        String id = target.key().get(0);
        Set<String> known = new TreeSet<>();
        rows.get(target.record()).forEach(row -> known.add(row.get(id)));
        for (Map<String, String> row : rows.get(spec.record())) {
            String meant = row.getOrDefault(key.field(), "");
            if (!meant.isEmpty() && known.add(meant)) {
                Map<String, String> like =
                        new LinkedHashMap<>(rows.get(target.record()).get(0));
                like.put(id, meant);
                rows.get(target.record()).add(like);
            }
        }
    }
}
