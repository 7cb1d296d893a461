package org.covalue.reports.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Chart.Panel;
import org.covalue.reports.model.Table;
import org.covalue.reports.model.Wording;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryMarker;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** One panel of a chart. A cell that shows no value leaves a gap; it is never drawn as nought. */
final class ChartPanelDrawing {

    private static final double LETTER = 4.4;
    private static final double AXIS = 45;
    private static final double DOT = 4;
    static final BasicStroke DASHED =
            new BasicStroke(0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 2}, 0);

    private final Table table;
    private final Chart chart;
    private final Panel panel;
    private final double width;
    private final Wording wording;

    ChartPanelDrawing(Table table, Chart chart, Panel panel, double width, Wording wording) {
        this.table = table;
        this.chart = chart;
        this.panel = panel;
        this.width = width;
        this.wording = wording;
    }

    JFreeChart chart() {
        Plot plot = switch (chart.kind()) {
            case BAR, STACKED_BAR, LINE -> categoryPlot();
            case INTERVAL -> new IntervalPlot(table, chart, panel).plot(values());
            case DOT -> new DotPlot(table, chart, panel).plot(values());
        };
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        JFreeChart drawing = new JFreeChart(null, ChartKey.font("chart", false), plot, false);
        drawing.setBackgroundPaint(null);
        drawing.setPadding(new RectangleInsets(2, 0, 2, 2));
        if (!panel.title().isEmpty()) {
            TextTitle title = new TextTitle(panel.title(), ChartKey.font("chart_title", true));
            title.setPaint(PdfStyles.colour("ink"));
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setMaximumLinesToDisplay(2);
            drawing.setTitle(title);
        }
        return drawing;
    }

    private CategoryPlot categoryPlot() {
        CategoryPlot plot = new CategoryPlot(data(), categories(), values(), renderer());
        plot.setRangeGridlinePaint(PdfStyles.colour("rule"));
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        firstOther(table, chart, panel).ifPresent(row -> {
            CategoryMarker mark =
                    new CategoryMarker(table.cell(row, chart.category()).text(), PdfStyles.colour("muted"), DASHED);
            mark.setDrawAsLine(true);
            mark.setAlpha(1);
            plot.addDomainMarker(mark, Layer.BACKGROUND);
        });
        return plot;
    }

    /** The first row of a panel whose text in the marking column is not that of the panel's first row. */
    static OptionalInt firstOther(Table table, Chart chart, Panel panel) {
        return chart.mark().isEmpty()
                ? OptionalInt.empty()
                : IntStream.range(panel.from(), panel.to())
                        .filter(row -> !table.cell(row, chart.mark().get())
                                .text()
                                .equals(table.cell(panel.from(), chart.mark().get())
                                        .text()))
                        .findFirst();
    }

    private DefaultCategoryDataset data() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Chart.Series series : chart.series()) {
            for (int row = panel.from(); row < panel.to(); row++) {
                data.addValue(
                        table.cell(row, series.column()).number().orElse(null),
                        series.name(),
                        table.cell(row, chart.category()).text());
            }
        }
        return data;
    }

    private CategoryAxis categories() {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(ChartKey.font("chart", false));
        axis.setTickLabelPaint(PdfStyles.colour("ink"));
        axis.setAxisLinePaint(PdfStyles.colour("muted"));
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setCategoryMargin(0.25);
        if (labelWidth() > width - AXIS) {
            axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        return axis;
    }

    private double labelWidth() {
        int longest = 0;
        for (int row = panel.from(); row < panel.to(); row++) {
            longest = Math.max(longest, table.cell(row, chart.category()).text().length());
        }
        return (longest + 1) * LETTER * (panel.to() - panel.from());
    }

    private NumberAxis values() {
        NumberAxis axis = new NumberAxis();
        plain(axis);
        axis.setUpperMargin(0.08);
        axis.setAutoRangeIncludesZero(!chart.isDrawnFromCopy());
        axis.setNumberFormatOverride(
                new DecimalFormat("#,##0.####", wording.language().symbols()));
        chart.maximum().ifPresent(maximum -> axis.setRange(0, maximum));
        return axis;
    }

    /** Letters of the house, neither line nor ticks. */
    static void plain(ValueAxis axis) {
        axis.setTickLabelFont(ChartKey.font("chart", false));
        axis.setTickLabelPaint(PdfStyles.colour("ink"));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
    }

    private CategoryItemRenderer renderer() {
        CategoryItemRenderer renderer = switch (chart.kind()) {
            case BAR -> bars(new BarRenderer());
            case STACKED_BAR -> bars(new StackedBarRenderer());
            default -> lines();
        };
        for (int i = 0; i < chart.series().size(); i++) {
            Paint paint = Color.decode(chart.series().get(i).colour());
            renderer.setSeriesPaint(i, paint);
        }
        return renderer;
    }

    private static BarRenderer bars(BarRenderer bars) {
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.12);
        bars.setItemMargin(0.02);
        return bars;
    }

    private LineAndShapeRenderer lines() {
        LineAndShapeRenderer lines = new LineAndShapeRenderer(true, true);
        for (int i = 0; i < chart.series().size(); i++) {
            lines.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
            lines.setSeriesStroke(i, new BasicStroke(1.4f));
        }
        return lines;
    }
}
