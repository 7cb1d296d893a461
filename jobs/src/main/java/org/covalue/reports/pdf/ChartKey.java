package org.covalue.reports.pdf;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.covalue.reports.model.Chart.Series;
import org.covalue.reports.model.House;

/** The key of a chart: a coloured square and a name per series, in as many lines as they need. */
final class ChartKey {

    private static final double SQUARE = 7;
    private static final double SPACE = 5;
    private static final double BETWEEN = 12;
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private ChartKey() {}

    /** The house font, from the report fonts and never from the machine. */
    static Font font(String size, boolean isBold) {
        int style = isBold ? Font.BOLD : Font.PLAIN;
        return FontUtil.getInstance(DefaultJasperReportsContext.getInstance())
                .getAwtFontFromBundles(House.FONT, style, House.shared().size(size), null, false);
    }

    static int lines(List<Series> series, double width) {
        double x = 0;
        int lines = 1;
        for (Series one : series) {
            if (x > 0 && x + width(one) > width) {
                lines++;
                x = 0;
            }
            x += width(one) + BETWEEN;
        }
        return lines;
    }

    static void draw(Graphics2D graphics, List<Series> series, Rectangle2D area, double lineHeight) {
        double x = area.getX();
        double y = area.getY();
        graphics.setFont(font("chart", false));
        for (Series one : series) {
            if (x > area.getX() && x + width(one) > area.getMaxX()) {
                x = area.getX();
                y += lineHeight;
            }
            graphics.setPaint(Color.decode(one.colour()));
            graphics.fill(new Rectangle2D.Double(x, y + (lineHeight - SQUARE) / 2, SQUARE, SQUARE));
            graphics.setPaint(PdfStyles.colour("ink"));
            graphics.drawString(
                    one.name(), (float) (x + SQUARE + SPACE), (float) (y + lineHeight / 2 + SQUARE / 2 - 1));
            x += width(one) + BETWEEN;
        }
    }

    private static double width(Series series) {
        return SQUARE
                + SPACE
                + font("chart", false).getStringBounds(series.name(), MEASURE).getWidth();
    }
}
