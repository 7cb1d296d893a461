package org.covalue.reports;

import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.covalue.reports.Chart.Series;

/** The columns a line chart draws, copied beside the table with blanks where the table has the word of a state. */
final class DrawnFigures {

    private static final int WIDTH = 14 * 256;

    private final XSSFSheet sheet;
    private final Table table;
    private final Chart chart;
    private final WorkbookStyles styles;
    private final Wording wording;

    DrawnFigures(XSSFSheet sheet, Table table, Chart chart, WorkbookStyles styles, Wording wording) {
        this.sheet = sheet;
        this.table = table;
        this.chart = chart;
        this.styles = styles;
        this.wording = wording;
    }

    /** Writes the copy from a column on, and returns that column. */
    int write(int left) {
        SheetCells cells = new SheetCells(styles);
        XSSFCell caption = sheet.createRow(ExhibitSheet.HEAD_ROW - 1).createCell(left);
        caption.setCellValue(wording.say("labels", "drawn"));
        caption.setCellStyle(styles.label());
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            XSSFCell head = sheet.getRow(ExhibitSheet.HEAD_ROW).createCell(left + i);
            head.setCellValue(series.name());
            head.setCellStyle(styles.head(true));
            sheet.setColumnWidth(left + i, WIDTH);
            for (int row = 0; row < table.rows().size(); row++) {
                Cell cell = table.cell(row, series.column());
                if (cell.number().isPresent()) {
                    XSSFRow target = sheet.getRow(ExhibitSheet.HEAD_ROW + 1 + row);
                    cells.put(target, left + i, cell);
                }
            }
        }
        return left;
    }
}
