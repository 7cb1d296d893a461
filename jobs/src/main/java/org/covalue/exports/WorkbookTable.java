package org.covalue.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.covalue.disclosure.Edition;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedRows;
import org.covalue.platform.Problem;
import org.jspecify.annotations.Nullable;

/** One sheet, streamed: numbers are numbers, ids and codes text, a frozen header row with a filter. */
final class WorkbookTable {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int COLUMN_WIDTH = 18 * 256;

    private WorkbookTable() {}

    static long write(ExportedRows table, Edition edition, String language, OutputStream out) throws IOException {
        XSSFWorkbook properties = new XSSFWorkbook();
        properties.getProperties().getCoreProperties().setTitle(table.title(language));
        // Texts stand in their cells: a table of shared ones is kept in memory, and looking up a text there takes most
        // of the time.
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(properties, ROWS_IN_MEMORY, true, false)) {
            Rows rows = new Rows(workbook, table.name());
            table.stream(edition, rows);
            rows.sheet.setAutoFilter(new CellRangeAddress(0, rows.next - 1, 0, rows.columns - 1));
            workbook.write(out);
            return rows.next - 1L;
        }
    }

    private static final class Rows implements ReleasedRows {

        private final SXSSFSheet sheet;
        private final CellStyle header;
        private int next;
        private int columns;

        private Rows(SXSSFWorkbook workbook, String name) {
            sheet = workbook.createSheet(name);
            sheet.createFreezePane(0, 1);
            header = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            header.setFont(bold);
            header.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }

        @Override
        public void columns(List<String> names) {
            columns = names.size();
            Row row = sheet.createRow(next++);
            for (int i = 0; i < columns; i++) {
                sheet.setColumnWidth(i, COLUMN_WIDTH);
                row.createCell(i).setCellValue(names.get(i));
                row.getCell(i).setCellStyle(header);
            }
        }

        @Override
        public void row(List<ReleasedCell> cells) {
            if (next > SpreadsheetVersion.EXCEL2007.getLastRowIndex()) {
                throw new Problem("The table has more rows than a sheet holds ("
                        + SpreadsheetVersion.EXCEL2007.getMaxRows() + "); export it as csv or json instead.");
            }
            SXSSFRow row = sheet.createRow(next++);
            for (int i = 0; i < cells.size(); i++) {
                write(row.createCell(i), cells.get(i).value().orElse(null));
            }
        }

        private static void write(SXSSFCell cell, @Nullable Object value) {
            if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof Boolean truth) {
                cell.setCellValue(truth);
            } else if (value != null) {
                cell.setCellValue(value.toString());
            }
        }
    }
}
