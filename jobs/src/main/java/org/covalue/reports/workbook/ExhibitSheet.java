package org.covalue.reports.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.covalue.reports.model.Cell;
import org.covalue.reports.model.Exhibit;
import org.covalue.reports.model.ReportException;
import org.covalue.reports.model.Table;
import org.covalue.reports.model.Table.Column;
import org.covalue.reports.model.Wording;

/**
 * The sheet of one exhibit: heading, note, the table under a frozen head with filters, and the chart beside it. What
 * the PDF shows under section headings stands here in a column, so that it can be sorted.
 */
final class ExhibitSheet {

    static final int HEAD_ROW = 3;

    private static final int NARROWEST = 10;
    private static final int WIDEST = 60;
    private static final int ROOM = 2;
    private static final int UNITS_PER_LETTER = 260;
    private static final float LINE_HEIGHT = 13.5f;

    private final XSSFSheet sheet;
    private final Exhibit exhibit;
    private final WorkbookStyles styles;
    private final Wording wording;
    private final SheetCells cells;

    ExhibitSheet(XSSFSheet sheet, Exhibit exhibit, WorkbookStyles styles, Wording wording) {
        this.sheet = sheet;
        this.exhibit = exhibit;
        this.styles = styles;
        this.wording = wording;
        this.cells = new SheetCells(styles);
    }

    void fill() {
        line(0, exhibit.title()).setCellStyle(styles.title());
        note();
        head(exhibit.table().columns());
        int written = rows();
        if (written != exhibit.table().rows().size()) {
            throw new ReportException("sheet " + sheet.getSheetName() + ": " + written + " rows written of "
                    + exhibit.table().rows().size());
        }
        if (written == 0) {
            line(HEAD_ROW + 1, wording.say("labels", "nothing")).setCellStyle(styles.note());
        }
        layOut();
        exhibit.chart()
                .filter(chart -> !chart.panels().isEmpty())
                .ifPresent(chart -> new SheetChart(sheet, exhibit, chart, styles, wording).draw());
    }

    /** The note runs over the width of the table, the only merged cells of a sheet. */
    private void note() {
        line(1, exhibit.note()).setCellStyle(styles.note());
        if (!exhibit.note().isEmpty() && exhibit.table().columns().size() > 1) {
            sheet.addMergedRegion(
                    new CellRangeAddress(1, 1, 0, exhibit.table().columns().size() - 1));
        }
    }

    private XSSFCell line(int row, String text) {
        XSSFCell cell = sheet.createRow(row).createCell(0);
        cell.setCellValue(text);
        return cell;
    }

    private void head(List<Column> columns) {
        XSSFRow row = sheet.createRow(HEAD_ROW);
        for (int i = 0; i < columns.size(); i++) {
            XSSFCell cell = row.createCell(i);
            cell.setCellValue(columns.get(i).title());
            cell.setCellStyle(styles.head(columns.get(i).isNumeric()));
            sheet.setColumnWidth(i, UNITS_PER_LETTER * width(i, columns.get(i)));
        }
        row.setHeightInPoints(
                LINE_HEIGHT * lines(columns.stream().map(Column::title).toList()));
        int width =
                IntStream.range(0, columns.size()).map(sheet::getColumnWidth).sum();
        sheet.getRow(1).setHeightInPoints(LINE_HEIGHT * lines(exhibit.note(), width));
    }

    /** Letters that fit the longest cell and the longest word of the heading, within bounds. */
    private int width(int column, Column definition) {
        int longest = exhibit.table().rows().stream()
                .mapToInt(row -> row.cells().get(column).text().length())
                .max()
                .orElse(0);
        int word = Arrays.stream(definition.title().split(" "))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.max(NARROWEST, Math.min(WIDEST, Math.max(longest, word) + ROOM));
    }

    /** Lines that the texts of a row need, reckoned without the machine's fonts. */
    private int lines(List<String> texts) {
        int most = 1;
        for (int i = 0; i < texts.size(); i++) {
            most = Math.max(most, lines(texts.get(i), sheet.getColumnWidth(i)));
        }
        return most;
    }

    private static int lines(String text, int width) {
        int letters = Math.max(1, width / UNITS_PER_LETTER);
        return Math.max(1, (text.length() + letters - 1) / letters);
    }

    private int rows() {
        int written = 0;
        for (Table.Row source : exhibit.table().rows()) {
            XSSFRow row = sheet.createRow(HEAD_ROW + 1 + written);
            for (int i = 0; i < source.cells().size(); i++) {
                cells.put(row, i, source.cells().get(i));
            }
            row.setHeightInPoints(
                    LINE_HEIGHT * lines(source.cells().stream().map(Cell::text).toList()));
            written++;
        }
        return written;
    }

    /** Filters are set without the hidden name that the library would add for them. */
    private void layOut() {
        int last = HEAD_ROW + exhibit.table().rows().size();
        CellRangeAddress table = new CellRangeAddress(
                HEAD_ROW, last, 0, exhibit.table().columns().size() - 1);
        sheet.getCTWorksheet().addNewAutoFilter().setRef(table.formatAsString());
        sheet.createFreezePane(0, HEAD_ROW + 1);
        sheet.setDisplayGridlines(false);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD_ROW, HEAD_ROW, -1, -1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }
}
