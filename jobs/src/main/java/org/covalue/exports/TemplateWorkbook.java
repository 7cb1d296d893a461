package org.covalue.exports;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.spec.RecordSpec;

/** An empty workbook for one record type: the header with its choices, and a sheet that says what each column means. */
public final class TemplateWorkbook {

    private static final int ROWS_WITH_CHOICES = 10_000;
    private static final int LONGEST_CHOICE_LIST = 255;

    private TemplateWorkbook() {}

    public static void write(RecordSpec spec, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle bold = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setBold(true);
            bold.setFont(font);
            writeHeader(workbook.createSheet(spec.record()), spec, bold);
            writeHelp(workbook.createSheet("columns"), spec, bold);
            workbook.write(out);
        }
    }

    private static void writeHeader(Sheet sheet, RecordSpec spec, CellStyle bold) {
        sheet.createFreezePane(0, 1);
        Row header = sheet.createRow(0);
        for (int i = 0; i < spec.fields().size(); i++) {
            RecordSpec.Field field = spec.fields().get(i);
            sheet.setColumnWidth(i, 20 * 256);
            header.createCell(i).setCellValue(field.name());
            header.getCell(i).setCellStyle(bold);
            if (!field.codes().isEmpty() && String.join(",", field.codes()).length() <= LONGEST_CHOICE_LIST) {
                sheet.addValidationData(sheet.getDataValidationHelper()
                        .createValidation(
                                sheet.getDataValidationHelper()
                                        .createExplicitListConstraint(
                                                field.codes().toArray(String[]::new)),
                                new CellRangeAddressList(1, ROWS_WITH_CHOICES, i, i)));
            }
        }
    }

    private static void writeHelp(Sheet sheet, RecordSpec spec, CellStyle bold) {
        String[] titles = {"column", "required", "what to write", "meaning"};
        Row header = sheet.createRow(0);
        for (int i = 0; i < titles.length; i++) {
            sheet.setColumnWidth(i, (i < 2 ? 22 : 60) * 256);
            header.createCell(i).setCellValue(titles[i]);
            header.getCell(i).setCellStyle(bold);
        }
        for (int i = 0; i < spec.fields().size(); i++) {
            RecordSpec.Field field = spec.fields().get(i);
            Row row = sheet.createRow(i + 1);
            row.createCell(0).setCellValue(field.name());
            row.createCell(1).setCellValue(field.required() ? "yes" : "no");
            row.createCell(2)
                    .setCellValue(
                            field.codes().isEmpty()
                                    ? field.type().expected().in("en")
                                    : "one of " + String.join(", ", field.codes()));
            row.createCell(3).setCellValue(field.description().getOrDefault("en", ""));
        }
    }
}
