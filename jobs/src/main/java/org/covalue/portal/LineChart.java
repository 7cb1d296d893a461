package org.covalue.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.reports.House;
import org.springframework.web.util.HtmlUtils;

/**
 * A line chart over years as SVG: a band behind, lines before it. A year without a value is a gap, never a zero. Series differ
 * by dash and mark as well as by colour, so that the chart reads in greyscale. Drawn with attributes only, so that it needs
 * neither script nor style. It is 460 units wide, which keeps its letters legible on a phone.
 *
 * @param id unique on the page; title and description take their ids from it
 * @param title what is shown, said by screen readers
 * @param description what there is to see, in a sentence
 * @param series at most eight
 * @param band what lies behind the lines, for example the quartiles of peers
 * @param figure a value as printed at the axis and in tooltips, with digits as the unit asks for
 */
record LineChart(String id, String title, String description, List<Series> series, Optional<Band> band, DoubleFunction<String> figure) {

    private static final int WIDTH = 460;
    private static final int PLOT_HEIGHT = 210;
    private static final int LETTER = 13;
    private static final double LETTER_WIDTH = 7.4;
    private static final int LINE = 20;
    private static final int RIGHT = 14;
    private static final List<String> DASHES = List.of("", "7 4", "2 3", "10 3 2 3");

    /** @param values by year; a year without a value is absent, or NaN */
    record Series(String name, SortedMap<Integer, Double> values) {

        private boolean has(int year) {
            return Double.isFinite(values.getOrDefault(year, Double.NaN));
        }
    }

    /** @param ranges by year; a year without one is absent */
    record Band(String name, SortedMap<Integer, Range> ranges) {
    }

    record Range(double low, double high) {
    }

    /** Whether there is anything to draw. */
    boolean isEmpty() {
        return values().findAny().isEmpty();
    }

    String svg() {
        return new Drawing().svg();
    }

    private DoubleStream values() {
        return DoubleStream.concat(
                series.stream().flatMap(one -> one.values().values().stream()).mapToDouble(Double::doubleValue).filter(Double::isFinite),
                band.stream().flatMap(one -> one.ranges().values().stream()).flatMapToDouble(range -> DoubleStream.of(range.low(), range.high())));
    }

    /** Every year from the first to the last that is named, with a value or without. */
    private List<Integer> years() {
        TreeMap<Integer, Boolean> named = new TreeMap<>();
        series.forEach(one -> one.values().keySet().forEach(year -> named.put(year, true)));
        band.ifPresent(one -> one.ranges().keySet().forEach(year -> named.put(year, true)));
        return named.isEmpty() ? List.of() : IntStream.rangeClosed(named.firstKey(), named.lastKey()).boxed().toList();
    }

    /** One drawing: places are worked out once, then every part adds its elements. */
    private final class Drawing {

        private final List<Integer> years = years();
        private final ChartAxis axis = ChartAxis.over(values().toArray());
        private final List<String> ticks = axis.ticks().stream().map(figure::apply).toList();
        private final double left = 8 + LETTER_WIDTH * ticks.stream().mapToInt(String::length).max().orElse(0);
        private final List<List<Integer>> legend = legendRows();
        private final double top = 10 + LINE * legend.size();
        private final double bottom = top + PLOT_HEIGHT;
        private final StringBuilder out = new StringBuilder();

        private String svg() {
            add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %s\" role=\"img\" aria-labelledby=\"%3$s-title %3$s-desc\" "
                    + "font-family=\"system-ui, DejaVu Sans, sans-serif\" font-size=\"%4$d\" fill=\"%5$s\">", WIDTH, number(bottom + 28), text(id),
                    LETTER, colour("ink"));
            add("<title id=\"%s-title\">%s</title><desc id=\"%1$s-desc\">%s</desc>", text(id), text(title), text(description));
            legend();
            band.ifPresent(this::band);
            axes();
            IntStream.range(0, series.size()).forEach(this::line);
            return out.append("</svg>").toString();
        }

        private void axes() {
            for (int i = 0; i < ticks.size(); i++) {
                double y = y(axis.ticks().get(i));
                add("<path d=\"M%s %sH%d\" stroke=\"%s\" stroke-width=\"%s\"/>", number(left), number(y), WIDTH - RIGHT, colour("rule"),
                        axis.ticks().get(i) == 0 ? "2" : "1");
                add("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>", number(left - 6), number(y + 4.5), text(ticks.get(i)));
            }
            int every = (int) Math.ceil(years.size() * 5 * LETTER_WIDTH / (WIDTH - RIGHT - left));
            for (int i = years.size() - 1; i >= 0; i -= Math.max(1, every)) {
                add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%d</text>", number(x(years.get(i))), number(bottom + LINE), years.get(i));
            }
        }

        private void band(Band shown) {
            for (List<Integer> run : runs(shown.ranges()::containsKey)) {
                Stream<String> high = run.stream().map(year -> point(year, shown.ranges().get(year).high()));
                Stream<String> low = IntStream.range(0, run.size()).mapToObj(i -> run.get(run.size() - 1 - i))
                        .map(year -> point(year, shown.ranges().get(year).low()));
                add("<path d=\"M%sZ\" fill=\"%s\" stroke=\"%3$s\" stroke-width=\"%4$s\"/>", Stream.concat(high, low).collect(Collectors.joining("L")),
                        colour("tint"), colour("rule"), run.size() == 1 ? "10" : "1");
            }
        }

        private void line(int which) {
            Series one = series.get(which);
            for (List<Integer> run : runs(one::has)) {
                add("<path d=\"M%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\" stroke-linejoin=\"round\"%s/>",
                        run.stream().map(year -> point(year, one.values().get(year))).collect(Collectors.joining("L")), colour(which), dash(which));
                run.forEach(year -> add("<g><title>%s, %d: %s</title>%s</g>", text(one.name()), year, text(figure.apply(one.values().get(year))),
                        mark(which, x(year), y(one.values().get(year)))));
            }
        }

        private void legend() {
            for (int row = 0; row < legend.size(); row++) {
                double x = 4;
                double y = 14 + row * LINE;
                for (int which : legend.get(row)) {
                    key(which, x, y);
                    add("<text x=\"%s\" y=\"%s\">%s</text>", number(x + 34), number(y + 4.5), text(name(which)));
                    x += width(which);
                }
            }
        }

        private void key(int which, double x, double y) {
            if (which == series.size()) {
                add("<rect x=\"%s\" y=\"%s\" width=\"28\" height=\"12\" fill=\"%s\" stroke=\"%s\"/>", number(x), number(y - 6), colour("tint"),
                        colour("rule"));
                return;
            }
            add("<path d=\"M%s %sh28\" stroke=\"%s\" stroke-width=\"2.5\"%s/>%s", number(x), number(y), colour(which), dash(which),
                    mark(which, x + 14, y));
        }

        /** Keys in rows that fit the width; the band comes last. */
        private List<List<Integer>> legendRows() {
            List<List<Integer>> rows = new ArrayList<>();
            double used = WIDTH;
            for (int which = 0; which < series.size() + (band.isPresent() ? 1 : 0); which++) {
                if (used + width(which) > WIDTH) {
                    rows.add(new ArrayList<>());
                    used = 0;
                }
                rows.get(rows.size() - 1).add(which);
                used += width(which);
            }
            return rows;
        }

        private double width(int which) {
            return 50 + LETTER_WIDTH * name(which).length();
        }

        private String name(int which) {
            return which < series.size() ? series.get(which).name() : band.orElseThrow().name();
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

        private String point(int year, double value) {
            return number(x(year)) + " " + number(y(value));
        }

        private void add(String template, Object... values) {
            out.append(String.format(Locale.ROOT, template, values));
        }
    }

    /** Circle, square, diamond, triangle: hollow from the fifth series on. */
    private static String mark(int which, double x, double y) {
        String path = switch (which % 4) {
            case 0 -> "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z";
            case 1 -> "m0 -4h8v8h-8Z";
            case 2 -> "m-1 0l5 -5l5 5l-5 5Z";
            default -> "m-1 4l5 -9l5 9Z";
        };
        return String.format(Locale.ROOT, "<path d=\"M%s %s%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>", number(x - 4), number(y), path,
                which < 4 ? colour(which) : colour("paper"), which < 4 ? colour("paper") : colour(which));
    }

    private static String dash(int which) {
        String dash = DASHES.get(which % DASHES.size());
        return dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"";
    }

    private static String colour(int which) {
        return House.shared().seriesColour("lines", "", which);
    }

    private static String colour(String name) {
        return House.shared().colour(name);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
