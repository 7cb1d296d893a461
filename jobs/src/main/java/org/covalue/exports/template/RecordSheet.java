package org.covalue.exports.template;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.landing.TemplateMarks;
import org.covalue.inputs.spec.RecordSpec;

/** The sheet of one record type: headings with notes, an example that is not loaded, cells that know what they take. */
final class RecordSheet {

    private static final int CHARACTER = 256;
    private static final int NARROWEST = 14;
    private static final int WIDEST = 34;
    private static final int NOTE_COLUMNS = 3;
    private static final int NOTE_ROWS = 6;

    private final XSSFSheet sheet;
    private final RecordSpec spec;
    private final String language;
    private final Looks looks;
    private final CodeSheet codes;

    RecordSheet(XSSFSheet sheet, RecordSpec spec, String language, Looks looks, CodeSheet codes) {
        this.sheet = sheet;
        this.spec = spec;
        this.language = language;
        this.looks = looks;
        this.codes = codes;
    }

    /** @param rows that stand in it; with none it shows an example */
    void write(List<FormRows.FormRow> rows) {
        writeHeadings(rows.size());
        if (rows.isEmpty()) {
            writeExample();
        }
        for (int i = 0; i < rows.size(); i++) {
            write(sheet.createRow(1 + i), rows.get(i));
        }
    }

    private void writeHeadings(int filled) {
        Row headings = sheet.createRow(0);
        XSSFDrawing notes = sheet.createDrawingPatriarch();
        CellChoices choices = new CellChoices(sheet, codes, language, filled);
        sheet.createFreezePane(0, 1);
        Looks.print(sheet, 0);
        for (int i = 0; i < spec.fields().size(); i++) {
            RecordSpec.Field field = spec.fields().get(i);
            String heading = field.headingIn(language);
            sheet.setColumnWidth(i, Math.max(NARROWEST, Math.min(WIDEST, heading.length() + 4)) * CHARACTER);
            sheet.setDefaultColumnStyle(i, looks.value(field.type(), Looks.Shade.NONE));
            headings.createCell(i).setCellValue(heading);
            headings.getCell(i).setCellStyle(looks.heading);
            note(notes, headings.getCell(i), field);
            choices.add(field, i);
        }
    }

    private void writeExample() {
        Row example = sheet.createRow(1);
        Optional<NamedCsvRecord> values = firstExample();
        for (int i = 0; i < spec.fields().size(); i++) {
            RecordSpec.Field field = spec.fields().get(i);
            Cell cell = example.createCell(i);
            cell.setCellStyle(looks.value(field.type(), Looks.Shade.EXAMPLE));
            fill(cell, field, values.flatMap(row -> row.findField(field.name())).orElse(""));
        }
    }

    private void write(Row row, FormRows.FormRow filled) {
        Looks.Shade shade = filled.isAsked() ? Looks.Shade.NONE : Looks.Shade.DELIVERED;
        for (int i = 0; i < spec.fields().size(); i++) {
            RecordSpec.Field field = spec.fields().get(i);
            Cell cell = row.createCell(i);
            cell.setCellStyle(looks.value(field.type(), shade));
            String value = filled.values().getOrDefault(field.name(), "");
            if (!value.isEmpty()) {
                put(cell, field, value);
            }
        }
    }

    private Optional<NamedCsvRecord> firstExample() {
        return CsvReader.builder().ofNamedCsvRecord(spec.examples().accepted()).stream()
                .findFirst();
    }

    private void fill(Cell cell, RecordSpec.Field field, String value) {
        if (cell.getColumnIndex() == 0) {
            cell.setCellValue(TemplateMarks.example(value, language));
        } else if (!value.isEmpty()) {
            put(cell, field, value);
        }
    }

    /** A value as its column takes it. */
    static void put(Cell cell, RecordSpec.Field field, String value) {
        switch (field.type()) {
            case DATE -> cell.setCellValue(LocalDate.parse(value));
            case NUMBER, INTEGER, YEAR -> cell.setCellValue(Double.parseDouble(value));
            case STRING, BOOLEAN -> cell.setCellValue(value);
        }
    }

    private void note(XSSFDrawing notes, Cell cell, RecordSpec.Field field) {
        ClientAnchor anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 1 + NOTE_COLUMNS);
        anchor.setRow1(0);
        anchor.setRow2(NOTE_ROWS);
        Comment comment = notes.createCellComment(anchor);
        comment.setString(
                sheet.getWorkbook().getCreationHelper().createRichTextString(ColumnNote.text(field, language)));
        cell.setCellComment(comment);
    }
}
