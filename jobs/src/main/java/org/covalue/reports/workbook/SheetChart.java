package org.covalue.reports.workbook;

import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Chart.Kind;
import org.covalue.reports.model.Chart.Panel;
import org.covalue.reports.model.Chart.Series;
import org.covalue.reports.model.Exhibit;
import org.covalue.reports.model.House;
import org.covalue.reports.model.Wording;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;

/**
 * Native charts beside a table, one per panel, over the cells of the table itself. A spreadsheet draws a word as
 * nought, so lines are drawn from a visible copy of their columns in which a missing value is a blank.
 */
final class SheetChart {

    private static final int COLUMNS = 9;
    private static final int ROWS = 18;

    private final XSSFSheet sheet;
    private final Exhibit exhibit;
    private final Chart chart;
    private final WorkbookStyles styles;
    private final Wording wording;

    SheetChart(XSSFSheet sheet, Exhibit exhibit, Chart chart, WorkbookStyles styles, Wording wording) {
        this.sheet = sheet;
        this.exhibit = exhibit;
        this.chart = chart;
        this.styles = styles;
        this.wording = wording;
    }

    void draw() {
        int free = exhibit.table().columns().size() + 1;
        DrawnFigures figures = new DrawnFigures(sheet, exhibit.table(), chart, styles, wording);
        int copy = chart.isDrawnFromCopy() ? free : -1;
        if (copy >= 0) {
            figures.write(copy);
        }
        int left = copy < 0 ? free : free + figures.width() + 1;
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        for (int i = 0; i < chart.panels().size(); i++) {
            int x = left + i % chart.panelsPerRow() * (COLUMNS + 1);
            int y = ExhibitSheet.HEAD_ROW + i / chart.panelsPerRow() * (ROWS + 1);
            XSSFChart panel = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, x, y, x + COLUMNS, y + ROWS));
            draw(panel, chart.panels().get(i), copy);
        }
    }

    private void draw(XSSFChart target, Panel panel, int copy) {
        target.setTitleText(panel.title().isEmpty() ? exhibit.title() : panel.title());
        target.setTitleOverlay(false);
        target.displayBlanksAs(DisplayBlanks.GAP);
        target.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFChartData data = data(target);
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            XDDFChartData.Series drawn = data.addSeries(
                    categories(panel),
                    XDDFDataSourcesFactory.fromNumericCellRange(
                            sheet, range(panel, copy < 0 ? series.column() : copy + i)));
            drawn.setTitle(series.name(), null);
        }
        addBounds(data, panel, copy);
        target.plot(data);
        look(data);
        if (chart.bars().isPresent()) {
            int bars = copy + chart.series().size() + (chart.band().isPresent() ? 2 : 0);
            SeriesLook.bars(
                    (XDDFLineChartData.Series) data.getSeries(0),
                    cells(panel, bars),
                    cells(panel, bars + 1),
                    chart.bars().get().colour());
        }
    }

    /** The ends of a band, and the values that have a line. */
    private void addBounds(XDDFChartData data, Panel panel, int copy) {
        int place = copy + chart.series().size();
        for (int i = 0; chart.band().isPresent() && i < 2; i++) {
            data.addSeries(categories(panel), numbers(panel, place + i))
                    .setTitle(chart.band().get().name(), null);
        }
        place += (chart.band().isPresent() ? 2 : 0) + (chart.bars().isPresent() ? 2 : 0);
        for (int i = 0; i < chart.lines().size() && chart.kind() == Kind.DOT; i++) {
            data.addSeries(categories(panel), numbers(panel, place + i))
                    .setTitle(wording.figure(chart.lines().get(i), "ratio"), null);
        }
    }

    private void look(XDDFChartData data) {
        for (int i = 0; i < data.getSeriesCount(); i++) {
            boolean isSeries = i < chart.series().size();
            if (!isSeries) {
                SeriesLook.thin(
                        (XDDFLineChartData.Series) data.getSeries(i),
                        House.shared().colour("muted"));
            } else if (chart.kind() == Kind.INTERVAL || chart.kind() == Kind.DOT) {
                SeriesLook.points(
                        (XDDFLineChartData.Series) data.getSeries(i),
                        chart.series().get(i).colour(),
                        i == 0 ? MarkerStyle.CIRCLE : MarkerStyle.DIAMOND);
            } else {
                SeriesLook.give(data.getSeries(i), chart.series().get(i).colour());
            }
        }
    }

    private String cells(Panel panel, int column) {
        return range(panel, column).formatAsString(sheet.getSheetName(), true);
    }

    private XDDFNumericalDataSource<Double> numbers(Panel panel, int column) {
        return XDDFDataSourcesFactory.fromNumericCellRange(sheet, range(panel, column));
    }

    private XDDFChartData data(XSSFChart target) {
        XDDFCategoryAxis categories = target.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis values = target.createValueAxis(AxisPosition.LEFT);
        categories.setVisible(true);
        values.setVisible(true);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setNumberFormat("#,##0.##");
        values.getOrAddMajorGridProperties()
                .setLineProperties(SeriesLook.line(House.shared().colour("rule"), 0.5));
        chart.maximum().ifPresent(values::setMaximum);
        if (chart.isDrawnFromCopy()) {
            categories.setTickLabelPosition(AxisTickLabelPosition.LOW);
            XDDFLineChartData lines = (XDDFLineChartData) target.createData(ChartTypes.LINE, categories, values);
            lines.setVaryColors(false);
            return lines;
        }
        values.setMinimum(0);
        XDDFBarChartData bars = (XDDFBarChartData) target.createData(ChartTypes.BAR, categories, values);
        bars.setVaryColors(false);
        bars.setBarDirection(BarDirection.COL);
        bars.setGapWidth(50);
        if (chart.kind() == Kind.STACKED_BAR) {
            bars.setBarGrouping(BarGrouping.STACKED);
            stack(target.getCTChart().getPlotArea().getBarChartArray(0));
        }
        return bars;
    }

    /** Puts bars on top of each other. The number is written as text: the library's small schema lacks its type. */
    private static void stack(CTBarChart bars) {
        try (XmlCursor overlap = bars.addNewOverlap().newCursor()) {
            overlap.setAttributeText(new QName("val"), "100");
        }
    }

    private XDDFDataSource<?> categories(Panel panel) {
        boolean isNumber =
                exhibit.table().cell(panel.from(), chart.category()).number().isPresent();
        CellRangeAddress range = range(panel, chart.category());
        return isNumber
                ? XDDFDataSourcesFactory.fromNumericCellRange(sheet, range)
                : XDDFDataSourcesFactory.fromStringCellRange(sheet, range);
    }

    private static CellRangeAddress range(Panel panel, int column) {
        int first = ExhibitSheet.HEAD_ROW + 1;
        return new CellRangeAddress(first + panel.from(), first + panel.to() - 1, column, column);
    }
}
