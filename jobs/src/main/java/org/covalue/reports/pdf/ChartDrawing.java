package org.covalue.reports.pdf;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.covalue.reports.model.Chart;
import org.covalue.reports.model.Chart.Panel;
import org.covalue.reports.model.Table;
import org.covalue.reports.model.Wording;

/** Draws one row of a chart's panels and the key below them, as lines and letters, not as a picture. */
final class ChartDrawing extends AbstractRenderer implements Graphics2DRenderable {

    private static final long serialVersionUID = 1L;
    private static final double GAP = 12;
    private static final double KEY_HEIGHT = 14;

    private final transient Table table;
    private final transient Chart chart;
    private final transient int first;
    private final transient Wording wording;

    ChartDrawing(Table table, Chart chart, int first, Wording wording) {
        this.table = table;
        this.chart = chart;
        this.first = first;
        this.wording = wording;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        List<Panel> panels = chart.panels()
                .subList(
                        first,
                        Math.min(first + chart.panelsPerRow(), chart.panels().size()));
        double keyHeight = KEY_HEIGHT * ChartKey.lines(chart.key(), area.getWidth());
        double width = (area.getWidth() - GAP * (chart.panelsPerRow() - 1)) / chart.panelsPerRow();
        for (int i = 0; i < panels.size(); i++) {
            Rectangle2D place = new Rectangle2D.Double(
                    area.getX() + i * (width + GAP), area.getY(), width, area.getHeight() - keyHeight);
            new ChartPanelDrawing(table, chart, panels.get(i), width, wording)
                    .chart()
                    .draw(graphics, place);
        }
        ChartKey.draw(
                graphics,
                chart.key(),
                new Rectangle2D.Double(area.getX(), area.getMaxY() - keyHeight, area.getWidth(), keyHeight),
                KEY_HEIGHT);
    }
}
