package org.covalue.reports.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.stream.IntStream;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Chart.Panel;
import org.covalue.reports.model.Table;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A row a category, the first on top, with a point a series: the first hollow (before), the others filled (after). */
final class DotPlot {

    private static final double DOT = 5;

    private final Table table;
    private final Chart chart;
    private final Panel panel;

    DotPlot(Table table, Chart chart, Panel panel) {
        this.table = table;
        this.chart = chart;
        this.panel = panel;
    }

    XYPlot plot(NumberAxis values) {
        values.setAutoRangeIncludesZero(true);
        values.setLowerMargin(0.05);
        XYPlot plot = new XYPlot(data(), values, names(), points());
        plot.setRangeGridlinePaint(PdfStyles.colour("rule"));
        plot.setRangeGridlineStroke(new BasicStroke(0.4f));
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        chart.lines()
                .forEach(value -> plot.addDomainMarker(
                        new ValueMarker(
                                value,
                                PdfStyles.colour(value == 0 ? "ink" : "muted"),
                                value == 0 ? new BasicStroke(0.8f) : ChartPanelDrawing.DASHED),
                        Layer.BACKGROUND));
        return plot;
    }

    private SymbolAxis names() {
        String[] names = IntStream.range(panel.from(), panel.to())
                .mapToObj(row -> table.cell(mirrored(row), chart.category()).text())
                .toArray(String[]::new);
        SymbolAxis axis = new SymbolAxis(null, names);
        ChartPanelDrawing.plain(axis);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.6, names.length - 0.4);
        return axis;
    }

    private int mirrored(int row) {
        return panel.to() - 1 - (row - panel.from());
    }

    private XYSeriesCollection data() {
        XYSeriesCollection data = new XYSeriesCollection();
        for (Chart.Series series : chart.series()) {
            XYSeries points = new XYSeries(series.name(), false, true);
            for (int row = panel.from(); row < panel.to(); row++) {
                int place = mirrored(row) - panel.from();
                table.cell(row, series.column()).number().ifPresent(value -> points.add((double) value, place));
            }
            data.addSeries(points);
        }
        return data;
    }

    private XYLineAndShapeRenderer points() {
        XYLineAndShapeRenderer points = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < chart.series().size(); i++) {
            points.setSeriesPaint(i, Color.decode(chart.series().get(i).colour()));
            points.setSeriesShape(i, i == 0 ? new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT) : diamond());
            points.setSeriesShapesFilled(i, i > 0);
        }
        return points;
    }

    /** Another shape, so that nobody has to tell the two by colour. */
    private static Shape diamond() {
        Path2D.Double diamond = new Path2D.Double();
        double reach = DOT / 2 + 0.6;
        diamond.moveTo(0, -reach);
        diamond.lineTo(reach, 0);
        diamond.lineTo(0, reach);
        diamond.lineTo(-reach, 0);
        diamond.closePath();
        return diamond;
    }
}
