package org.covalue.exports.template;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.landing.TemplateMarks;
import org.covalue.inputs.spec.CodeList;
import org.covalue.inputs.spec.RecordSpec;

/** The last sheet: codes of lists that are too long to stand in a cell's choices themselves, with what they mean. */
final class CodeSheet {

    private static final int LONGEST_CHOICES = 255;
    private static final int HEADINGS_AT = 2;
    private static final int NAME_WIDTH = 36 * 256;
    private static final int CODE_WIDTH = 24 * 256;

    private final Sheet sheet;
    private final String language;
    private final Looks looks;
    private final Map<String, String> references = new HashMap<>();
    private int columns;

    private CodeSheet(Sheet sheet, String language, Looks looks) {
        this.sheet = sheet;
        this.language = language;
        this.looks = looks;
    }

    static CodeSheet write(XSSFWorkbook workbook, List<RecordSpec> specs, String language, Looks looks) {
        CodeSheet codes =
                new CodeSheet(workbook.createSheet(Message.of("template_codes").in(language)), language, looks);
        codes.sheet
                .createRow(0)
                .createCell(0)
                .setCellValue(
                        TemplateMarks.guide(Message.of("template_codes_title").in(language), language));
        codes.sheet.getRow(0).getCell(0).setCellStyle(looks.title);
        codes.sheet.createFreezePane(0, HEADINGS_AT + 1);
        Looks.print(codes.sheet, HEADINGS_AT);
        Set<String> written = new LinkedHashSet<>();
        for (RecordSpec spec : specs) {
            for (RecordSpec.Field field : spec.fields()) {
                if (isLong(field) && written.add(key(field))) {
                    codes.add(field);
                }
            }
        }
        return codes;
    }

    /** Where its choices stand, as a formula; empty where they are few enough to stand in the cell. */
    Optional<String> choices(RecordSpec.Field field) {
        return Optional.ofNullable(references.get(key(field)));
    }

    private static boolean isLong(RecordSpec.Field field) {
        return field.codeList().isPresent() || String.join(",", field.codes()).length() > LONGEST_CHOICES;
    }

    private static String key(RecordSpec.Field field) {
        return field.codeList().map(Enum::name).orElseGet(() -> String.join(",", field.codes()));
    }

    private void add(RecordSpec.Field field) {
        List<String> codes = field.codeList().map(CodeList::all).orElseGet(() -> List.copyOf(field.codes()));
        int at = columns;
        put(HEADINGS_AT, at, field.titleIn(language));
        sheet.getRow(HEADINGS_AT).getCell(at).setCellStyle(looks.heading);
        sheet.setColumnWidth(at, CODE_WIDTH);
        for (int i = 0; i < codes.size(); i++) {
            put(HEADINGS_AT + 1 + i, at, codes.get(i));
        }
        references.put(key(field), reference(at, codes.size()));
        columns++;
        field.codeList().ifPresent(list -> addNames(list, codes));
    }

    private void addNames(CodeList list, List<String> codes) {
        sheet.setColumnWidth(columns, NAME_WIDTH);
        Locale locale = new Locale(language);
        for (int i = 0; i < codes.size(); i++) {
            put(HEADINGS_AT + 1 + i, columns, list.nameOf(codes.get(i), locale));
        }
        columns++;
    }

    private void put(int rowNumber, int column, String text) {
        Row row = sheet.getRow(rowNumber) == null ? sheet.createRow(rowNumber) : sheet.getRow(rowNumber);
        row.createCell(column).setCellValue(text);
    }

    private String reference(int column, int codes) {
        return new AreaReference(
                        new CellReference(sheet.getSheetName(), HEADINGS_AT + 1, column, true, true),
                        new CellReference(sheet.getSheetName(), HEADINGS_AT + codes, column, true, true),
                        SpreadsheetVersion.EXCEL2007)
                .formatAsString();
    }
}
