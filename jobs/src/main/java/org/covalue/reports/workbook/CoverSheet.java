package org.covalue.reports.workbook;

import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.covalue.reports.model.Cell;
import org.covalue.reports.model.Exhibit;
import org.covalue.reports.model.ReportModel;
import org.covalue.reports.model.ReportModel.Fact;

/** The first sheet of a workbook: who and when, and what stands on which sheet in how many rows. */
final class CoverSheet {

    private static final int[] WIDTHS = {34 * 256, 60 * 256, 10 * 256};

    private final XSSFSheet sheet;
    private final ReportModel model;
    private final WorkbookStyles styles;
    private final SheetCells cells;
    private int next;

    CoverSheet(XSSFSheet sheet, ReportModel model, WorkbookStyles styles) {
        this.sheet = sheet;
        this.model = model;
        this.styles = styles;
        this.cells = new SheetCells(styles);
    }

    /** @param names of the exhibits' sheets, in the order of the exhibits */
    void fill(List<String> names) {
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i]);
        }
        sheet.setDisplayGridlines(false);
        text(row(), 0, model.subject()).setCellStyle(styles.title());
        text(row(), 0, model.title()).setCellStyle(styles.label());
        next++;
        for (Fact fact : model.facts()) {
            XSSFRow row = row();
            text(row, 0, fact.label()).setCellStyle(styles.label());
            cells.put(row, 1, fact.value());
        }
        next++;
        contents(names);
        next++;
        text(row(), 0, model.wording().legend()).setCellStyle(styles.label());
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    }

    private void contents(List<String> names) {
        XSSFRow head = row();
        text(head, 0, model.wording().say("labels", "sheet")).setCellStyle(styles.head(false));
        text(head, 1, model.wording().say("labels", "contents")).setCellStyle(styles.head(false));
        text(head, 2, model.wording().say("labels", "rows")).setCellStyle(styles.head(true));
        for (int i = 0; i < names.size(); i++) {
            XSSFRow row = row();
            Exhibit exhibit = model.exhibits().get(i);
            cells.put(row, 0, Cell.ofText(names.get(i)));
            link(row.getCell(0), names.get(i));
            cells.put(row, 1, Cell.ofText(exhibit.title()));
            row.createCell(2).setCellValue(exhibit.table().rows().size());
            row.getCell(2).setCellStyle(styles.figure("#,##0"));
        }
    }

    private void link(XSSFCell cell, String name) {
        XSSFHyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + name.replace("'", "''") + "'!A1");
        cell.setHyperlink(link);
    }

    private XSSFRow row() {
        return sheet.createRow(next++);
    }

    private static XSSFCell text(XSSFRow row, int column, String text) {
        XSSFCell cell = row.createCell(column);
        cell.setCellValue(text);
        return cell;
    }
}
