package org.covalue.reports.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Chart.Panel;
import org.covalue.reports.model.Chart.Span;
import org.covalue.reports.model.Table;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Estimates over a number, such as periods since treatment: a point with the bar of its own interval, before the area
 * of the interval that holds for all points at once. No line joins the points: between them nothing was estimated.
 */
final class IntervalPlot {

    private static final double DOT = 4.5;

    private final Table table;
    private final Chart chart;
    private final Panel panel;

    IntervalPlot(Table table, Chart chart, Panel panel) {
        this.table = table;
        this.chart = chart;
        this.panel = panel;
    }

    XYPlot plot(NumberAxis values) {
        XYPlot plot = new XYPlot(null, numbers(), values, null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(PdfStyles.colour("rule"));
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        values.setLowerMargin(0.08);
        chart.band().ifPresent(band -> {
            plot.setDataset(1, data(Optional.of(band)));
            plot.setRenderer(1, area(Color.decode(band.colour())));
        });
        plot.setDataset(0, data(chart.bars()));
        plot.setRenderer(0, points());
        chart.lines()
                .forEach(value -> plot.addRangeMarker(
                        new ValueMarker(value, PdfStyles.colour("ink"), new BasicStroke(0.8f)), Layer.FOREGROUND));
        mark().ifPresent(x -> plot.addDomainMarker(
                new ValueMarker(x, PdfStyles.colour("muted"), ChartPanelDrawing.DASHED), Layer.FOREGROUND));
        return plot;
    }

    private NumberAxis numbers() {
        NumberAxis axis = new NumberAxis();
        ChartPanelDrawing.plain(axis);
        axis.setAutoRangeIncludesZero(false);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        double first = x(panel.from());
        double last = x(panel.to() - 1);
        double room = Math.max(0.5, (last - first) * 0.03);
        axis.setRange(first - room, last + room);
        return axis;
    }

    /** Half a step before the first row that the marking column tells from those before it. */
    private OptionalDouble mark() {
        return ChartPanelDrawing.firstOther(table, chart, panel).stream()
                .mapToDouble(row -> x(row) - step() / 2)
                .findFirst();
    }

    private double step() {
        return IntStream.range(panel.from() + 1, panel.to())
                .mapToDouble(row -> x(row) - x(row - 1))
                .min()
                .orElse(1);
    }

    private double x(int row) {
        return table.cell(row, chart.category()).number().orElseThrow();
    }

    private YIntervalSeriesCollection data(Optional<Span> span) {
        YIntervalSeries points = new YIntervalSeries("");
        IntStream.range(panel.from(), panel.to())
                .forEach(row -> table.cell(row, chart.series().get(0).column())
                        .number()
                        .ifPresent(y -> points.add(
                                x(row), y, end(row, span.map(Span::from), y), end(row, span.map(Span::to), y))));
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(points);
        return data;
    }

    private double end(int row, Optional<Integer> column, double otherwise) {
        return column.flatMap(place -> table.cell(row, place).number()).orElse(otherwise);
    }

    private XYErrorRenderer points() {
        XYErrorRenderer points = new XYErrorRenderer();
        points.setSeriesPaint(0, Color.decode(chart.series().get(0).colour()));
        points.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        points.setDrawXError(false);
        points.setErrorPaint(Color.decode(
                chart.bars().map(Span::colour).orElse(chart.series().get(0).colour())));
        points.setErrorStroke(new BasicStroke(1.2f));
        points.setCapLength(3);
        return points;
    }

    private static DeviationRenderer area(Color colour) {
        DeviationRenderer area = new DeviationRenderer(false, false);
        area.setAlpha(1);
        area.setSeriesPaint(0, colour);
        area.setSeriesFillPaint(0, colour);
        return area;
    }
}
