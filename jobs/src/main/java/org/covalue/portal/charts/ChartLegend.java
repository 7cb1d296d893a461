package org.covalue.portal.charts;

import static org.covalue.portal.charts.ChartLook.area;
import static org.covalue.portal.charts.ChartLook.colour;
import static org.covalue.portal.charts.ChartLook.dash;
import static org.covalue.portal.charts.ChartLook.mark;
import static org.covalue.portal.charts.ChartLook.number;
import static org.covalue.portal.charts.ChartLook.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the lines of a chart are called, in rows that fit its width; an area comes last.
 *
 * @param lines names, each with the look of its place
 * @param areas names
 * @param width in units of the drawing
 */
record ChartLegend(List<String> lines, List<String> areas, int width) {

    private static final int ROW = 21;
    private static final int KEY = 34;

    /** One entry: its place among the lines, or none for an area. */
    private record LegendEntry(int line, String name) {

        private double width() {
            return KEY + 16 + LineDrawing.LETTER_WIDTH * name.length();
        }

        private String key(double x, double y) {
            if (line < 0) {
                return drawn(
                        "<rect x=\"%s\" y=\"%s\" width=\"28\" height=\"12\"%s/>", number(x), number(y - 6), area());
            }
            return drawn(
                    "<path d=\"M%s %sh28\" stroke=\"%s\" stroke-width=\"2.5\"%s/>%s",
                    number(x), number(y), colour(line), dash(line), mark(line, x + 14, y));
        }
    }

    double height() {
        return ROW * rows().size();
    }

    String svg() {
        StringBuilder out = new StringBuilder();
        double y = 14;
        for (List<LegendEntry> row : rows()) {
            double x = 4;
            for (LegendEntry entry : row) {
                out.append(entry.key(x, y))
                        .append(drawn(
                                "<text x=\"%s\" y=\"%s\">%s</text>",
                                number(x + KEY), number(y + 4.5), text(entry.name())));
                x += entry.width();
            }
            y += ROW;
        }
        return out.toString();
    }

    private List<List<LegendEntry>> rows() {
        List<List<LegendEntry>> rows = new ArrayList<>();
        double used = width;
        for (LegendEntry entry : entries()) {
            if (used + entry.width() > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.width();
        }
        return rows;
    }

    private List<LegendEntry> entries() {
        List<LegendEntry> entries = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            entries.add(new LegendEntry(line, lines.get(line)));
        }
        areas.forEach(name -> entries.add(new LegendEntry(-1, name)));
        return entries;
    }

    private static String drawn(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }
}
