package org.covalue.exports.template;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.landing.TemplateMarks;
import org.covalue.inputs.spec.RecordSpec;

/** The first sheet: how to fill in the others, and what each of their columns means. */
final class GuideSheet {

    private static final int[] WIDTHS = {30, 34, 24, 46, 70};
    private static final int LAST_COLUMN = WIDTHS.length - 1;
    private static final int CHARACTER = 256;
    /** Of all columns together. */
    private static final int TEXT_WIDTH = 190;

    private static final float LINE_HEIGHT = 16;

    private final Sheet sheet;
    private final String language;
    private final Looks looks;
    private int written;

    private GuideSheet(Sheet sheet, String language, Looks looks) {
        this.sheet = sheet;
        this.language = language;
        this.looks = looks;
    }

    static void write(
            XSSFWorkbook workbook, Map<String, RecordSpec> sheets, String language, FormRows rows, Looks looks) {
        Sheet sheet = workbook.createSheet(Message.of("template_guide").in(language));
        GuideSheet guide = new GuideSheet(sheet, language, looks);
        guide.writeText(sheets, rows);
        guide.writeColumns(sheets);
    }

    private void writeText(Map<String, RecordSpec> sheets, FormRows rows) {
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
        }
        row(looks.title, TemplateMarks.guide(Message.of("template_guide_title").in(language), language));
        String withdraw =
                sheets.values().iterator().next().field(RecordSpec.WITHDRAW).titleIn(language);
        if (rows.isFilledIn()) {
            sentence(Message.of("template_guide_filled_in", "organisation", rows.organisation()));
            sentence(Message.of("template_guide_asked", "year", Integer.toString(rows.year())));
        }
        List.of(
                        Message.of("template_guide_rows"),
                        Message.of(
                                "template_guide_example",
                                "mark",
                                TemplateMarks.example("", language).strip()),
                        Message.of("template_guide_blank"),
                        Message.of("template_guide_headings"),
                        Message.of("template_guide_withdraw", "column", withdraw),
                        Message.of("template_guide_send"))
                .forEach(this::sentence);
        written++;
    }

    private void sentence(Message sentence) {
        row(looks.wrapped, sentence.in(language));
        sheet.addMergedRegion(new CellRangeAddress(written - 1, written - 1, 0, LAST_COLUMN));
    }

    private void writeColumns(Map<String, RecordSpec> sheets) {
        row(
                looks.heading,
                List.of(
                                "problem_sheet",
                                "template_of_column",
                                "template_of_required",
                                "template_of_content",
                                "template_of_meaning")
                        .stream()
                        .map(code -> Message.of(code).in(language))
                        .toArray(String[]::new));
        sheet.createFreezePane(0, written);
        Looks.print(sheet, written - 1);
        sheets.forEach((name, spec) -> spec.fields()
                .forEach(field -> row(
                        looks.wrapped,
                        name,
                        field.titleIn(language),
                        Message.of(field.required() ? "template_required" : "template_optional")
                                .in(language),
                        ColumnNote.content(field, language),
                        field.description().getOrDefault(language, ""))));
    }

    private void row(CellStyle style, String... texts) {
        Row row = sheet.createRow(written++);
        row.setHeightInPoints(LINE_HEIGHT * (texts.length == 1 ? 1 + texts[0].length() / TEXT_WIDTH : lines(texts)));
        for (int i = 0; i < texts.length; i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(texts[i]);
            cell.setCellStyle(style);
        }
    }

    /** Programs do not all make a row as high as its text needs. */
    private static int lines(String... texts) {
        return IntStream.range(0, texts.length)
                .map(i -> 1 + texts[i].length() * 9 / (WIDTHS[i] * 10))
                .max()
                .orElse(1);
    }
}
