package org.covalue.reports.workbook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.covalue.reports.model.Cell;

/** Puts cells into a sheet with their type: numbers as numbers, dates as dates, words as words. */
final class SheetCells {

    private final WorkbookStyles styles;

    SheetCells(WorkbookStyles styles) {
        this.styles = styles;
    }

    void put(XSSFRow row, int column, Cell cell) {
        XSSFCell target = row.createCell(column);
        Object value = cell.value().orElse(null);
        if (value instanceof Number number) {
            target.setCellValue(number.doubleValue());
            target.setCellStyle(styles.figure(cell.pattern()));
        } else if (value instanceof LocalDate date) {
            target.setCellValue(date);
            target.setCellStyle(styles.figure(cell.pattern()));
        } else if (value instanceof Instant instant) {
            target.setCellValue(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            target.setCellStyle(styles.figure(cell.pattern()));
        } else {
            target.setCellValue(cell.text());
            target.setCellStyle(value == null ? styles.state() : styles.text(cell.text()));
        }
    }
}
