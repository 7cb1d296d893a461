package org.covalue.exports.template;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.inputs.form.FormRows;
import org.covalue.inputs.spec.RecordSpec;

/**
 * A workbook to fill in: a sheet of instructions, one sheet per record type, and one of codes. Kept and delivered as it
 * is it is read without a fault.
 */
public final class TemplateWorkbook {

    private static final int LONGEST_SHEET_NAME = 31;
    /** With which no title ends. */
    private static final String LITTLE_WORDS = "(?i)( (of|in|by|and|de|del|en|los|las|la|por|y))+$";

    private TemplateWorkbook() {}

    /**
     * @param language {@code en} or {@code es}
     * @param rows what stands in it already
     */
    public static void write(List<RecordSpec> specs, String language, FormRows rows, OutputStream out)
            throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Looks looks = new Looks(workbook);
            Map<String, RecordSpec> sheets = new LinkedHashMap<>();
            specs.forEach(spec -> sheets.put(sheetName(spec, language, sheets), spec));
            GuideSheet.write(workbook, sheets, language, rows, looks);
            sheets.keySet().forEach(workbook::createSheet);
            CodeSheet codes = CodeSheet.write(workbook, specs, language, looks);
            sheets.forEach((name, spec) -> new RecordSheet(workbook.getSheet(name), spec, language, looks, codes)
                    .write(rows.of(spec.record())));
            workbook.setActiveSheet(0);
            workbook.write(out);
        }
    }

    /** The title, cut at a word where it is too long for the name of a sheet. */
    private static String sheetName(RecordSpec spec, String language, Map<String, RecordSpec> taken) {
        String title = spec.title().getOrDefault(language, spec.record());
        String name = title;
        while (name.length() > LONGEST_SHEET_NAME && name.contains(" ")) {
            name = name.substring(0, name.lastIndexOf(' ')).replaceFirst(LITTLE_WORDS, "");
        }
        String safe = WorkbookUtil.createSafeSheetName(name);
        boolean isTaken = taken.keySet().stream()
                .anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(safe.toLowerCase(Locale.ROOT)));
        return isTaken ? spec.record() : safe;
    }
}
