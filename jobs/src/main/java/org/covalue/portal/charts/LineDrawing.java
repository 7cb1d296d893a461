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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The drawing of a {@link LineChart}: places are worked out once, then every part adds its elements. */
final class LineDrawing {

    private static final int WIDTH = 420;
    private static final int PLOT_HEIGHT = 200;
    private static final int LETTER = 14;
    static final double LETTER_WIDTH = 7.8;
    private static final int LINE = 21;
    private static final int HALF_OF_LONE_YEAR = 6;
    private static final int RIGHT = 14;

    private final LineChart chart;
    private final List<Integer> years;
    private final ChartAxis axis;
    private final List<String> ticks;
    private final double left;
    private final ChartLegend legend;
    private final double top;
    private final double bottom;
    private final StringBuilder out = new StringBuilder();

    LineDrawing(LineChart chart) {
        this.chart = chart;
        this.years = chart.years();
        this.axis = ChartAxis.over(chart.values().toArray());
        this.ticks = axis.ticks().stream().map(chart.figure()::apply).toList();
        this.left =
                8 + LETTER_WIDTH * ticks.stream().mapToInt(String::length).max().orElse(0);
        this.legend = new ChartLegend(
                chart.series().stream().map(LineChart.Series::name).toList(),
                chart.band().stream().map(LineChart.Band::name).toList(),
                WIDTH);
        this.top = 10 + legend.height();
        this.bottom = top + PLOT_HEIGHT;
    }

    String svg() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %s\" role=\"img\" "
                        + "aria-labelledby=\"%3$s-title %3$s-desc\" "
                        + "font-family=\"system-ui, DejaVu Sans, sans-serif\" font-size=\"%4$d\" fill=\"%5$s\">",
                WIDTH, number(bottom + 28), text(chart.id()), LETTER, colour("ink"));
        add(
                "<title id=\"%s-title\">%s</title><desc id=\"%1$s-desc\">%s</desc>",
                text(chart.id()), text(chart.title()), text(chart.description()));
        out.append(legend.svg());
        chart.band().ifPresent(this::band);
        axes();
        IntStream.range(0, chart.series().size()).forEach(this::line);
        return out.append("</svg>").toString();
    }

    private void axes() {
        for (int i = 0; i < ticks.size(); i++) {
            double y = y(axis.ticks().get(i));
            add(
                    "<path d=\"M%s %sH%d\" stroke=\"%s\" stroke-width=\"%s\"/>",
                    number(left),
                    number(y),
                    WIDTH - RIGHT,
                    colour("rule"),
                    axis.ticks().get(i) == 0 ? "2" : "1");
            add(
                    "<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>",
                    number(left - 6), number(y + 4.5), text(ticks.get(i)));
        }
        int every = (int) Math.ceil(years.size() * 5 * LETTER_WIDTH / (WIDTH - RIGHT - left));
        for (int i = years.size() - 1; i >= 0; i -= Math.max(1, every)) {
            add(
                    "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%d</text>",
                    number(x(years.get(i))), number(bottom + LINE), years.get(i));
        }
    }

    /** A year alone is a narrow column. */
    private void band(LineChart.Band shown) {
        for (List<Integer> run : runs(year -> shown.ranges().containsKey(year))) {
            double half = run.size() == 1 ? HALF_OF_LONE_YEAR : 0;
            List<String> outline = new ArrayList<>();
            run.forEach(year -> outline.add(point(x(year) - half, shown.at(year).high())));
            for (int i = run.size() - 1; i >= 0; i--) {
                outline.add(point(x(run.get(i)) + half, shown.at(run.get(i)).low()));
            }
            if (half > 0) {
                outline.add(1, point(x(run.get(0)) + half, shown.at(run.get(0)).high()));
                outline.add(point(x(run.get(0)) - half, shown.at(run.get(0)).low()));
            }
            add("<path d=\"M%sZ\"%s/>", String.join("L", outline), area());
        }
    }

    private void line(int which) {
        LineChart.Series one = chart.series().get(which);
        for (List<Integer> run : runs(one::has)) {
            add(
                    "<path d=\"M%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\" stroke-linejoin=\"round\"%s/>",
                    run.stream().map(year -> point(x(year), one.at(year))).collect(Collectors.joining("L")),
                    colour(which),
                    dash(which));
            run.forEach(year -> add(
                    "<g><title>%s, %d: %s</title>%s</g>",
                    text(one.name()),
                    year,
                    text(chart.figure().apply(one.at(year))),
                    mark(which, x(year), y(one.at(year)))));
        }
    }

    /** Years that follow one another, all of them with a value. */
    private List<List<Integer>> runs(java.util.function.IntPredicate has) {
        List<List<Integer>> runs = new ArrayList<>();
        boolean isOpen = false;
        for (int year : years) {
            if (has.test(year) && !isOpen) {
                runs.add(new ArrayList<>());
            }
            isOpen = has.test(year);
            if (isOpen) {
                runs.get(runs.size() - 1).add(year);
            }
        }
        return runs;
    }

    private double x(int year) {
        double from = left + 18;
        double to = WIDTH - RIGHT - 18;
        return years.size() == 1 ? (from + to) / 2 : from + (to - from) * (year - years.get(0)) / (years.size() - 1);
    }

    private double y(double value) {
        return bottom - PLOT_HEIGHT * (value - axis.low()) / (axis.high() - axis.low());
    }

    private String point(double x, double value) {
        return number(x) + " " + number(y(value));
    }

    private void add(String template, Object... values) {
        out.append(String.format(Locale.ROOT, template, values));
    }
}
