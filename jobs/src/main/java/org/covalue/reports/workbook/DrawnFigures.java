package org.covalue.reports.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.covalue.disclosure.CellState;
import org.covalue.reports.model.Cell;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Chart.Series;
import org.covalue.reports.model.Chart.Span;
import org.covalue.reports.model.Table;
import org.covalue.reports.model.Wording;

/**
 * The columns that a chart of lines or points draws, copied beside the table with blanks where the table has the word
 * of a state. Behind the series stand the ends of the band, the lengths of the bars below and above their points, and a
 * column for each value that has a line.
 */
final class DrawnFigures {

    private static final int WIDTH = 14 * 256;

    /** A column of the copy. @param like the column of the table whose number format it takes */
    private record Drawn(String name, int like, IntFunction<Optional<Double>> value) {}

    private final XSSFSheet sheet;
    private final Table table;
    private final WorkbookStyles styles;
    private final Wording wording;
    private final List<Drawn> columns = new ArrayList<>();

    DrawnFigures(XSSFSheet sheet, Table table, Chart chart, WorkbookStyles styles, Wording wording) {
        this.sheet = sheet;
        this.table = table;
        this.styles = styles;
        this.wording = wording;
        chart.series()
                .forEach(series ->
                        columns.add(new Drawn(series.name(), series.column(), row -> number(row, series.column()))));
        chart.band().ifPresent(this::addEnds);
        chart.bars().ifPresent(bars -> addLengths(bars, chart.series().get(0)));
        linesOfSeries(chart)
                .forEach(value -> columns.add(new Drawn(
                        wording.figure(value, "ratio"), chart.series().get(0).column(), row -> Optional.of(value))));
    }

    /** A spreadsheet has a line of its own at nought; others are drawn as series. */
    private static List<Double> linesOfSeries(Chart chart) {
        return chart.kind() == Chart.Kind.DOT ? chart.lines() : List.of();
    }

    private void addEnds(Span band) {
        columns.add(new Drawn(title(band.from()), band.from(), row -> number(row, band.from())));
        columns.add(new Drawn(title(band.to()), band.to(), row -> number(row, band.to())));
    }

    private void addLengths(Span bars, Series points) {
        columns.add(new Drawn(
                bars.name() + " (-)",
                points.column(),
                row -> number(row, points.column())
                        .flatMap(y -> number(row, bars.from()).map(end -> y - end))));
        columns.add(new Drawn(
                bars.name() + " (+)",
                points.column(),
                row -> number(row, points.column())
                        .flatMap(y -> number(row, bars.to()).map(end -> end - y))));
    }

    private Optional<Double> number(int row, int column) {
        return table.cell(row, column).number();
    }

    private String title(int column) {
        return table.columns().get(column).title();
    }

    int width() {
        return columns.size();
    }

    /** Writes the copy from a column on. */
    void write(int left) {
        XSSFCell caption = sheet.createRow(ExhibitSheet.HEAD_ROW - 1).createCell(left);
        caption.setCellValue(wording.say("labels", "drawn"));
        caption.setCellStyle(styles.label());
        for (int i = 0; i < columns.size(); i++) {
            XSSFCell head = sheet.getRow(ExhibitSheet.HEAD_ROW).createCell(left + i);
            head.setCellValue(columns.get(i).name());
            head.setCellStyle(styles.head(true));
            sheet.setColumnWidth(left + i, WIDTH);
            for (int row = 0; row < table.rows().size(); row++) {
                put(left + i, row, columns.get(i));
            }
        }
    }

    private void put(int place, int row, Drawn column) {
        XSSFRow target = sheet.getRow(ExhibitSheet.HEAD_ROW + 1 + row);
        String pattern = table.cell(row, column.like()).pattern();
        column.value()
                .apply(row)
                .ifPresent(number -> new SheetCells(styles)
                        .put(target, place, new Cell(Optional.of(number), CellState.OK, "", pattern)));
    }
}
