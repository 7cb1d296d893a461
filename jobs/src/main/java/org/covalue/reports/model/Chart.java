package org.covalue.reports.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the figures of a table are drawn. Holds places in the table and no figure of its own.
 *
 * @param kind bars, bars on top of each other, lines, points with their intervals, or points in a row a category
 * @param panels small charts of the same make, each over a range of rows
 * @param panelsPerRow how many stand side by side
 * @param category the column along the axis
 * @param series the columns drawn
 * @param maximum the end of the value axis, where it is fixed
 * @param bars of an interval chart: an interval for each point of the first series
 * @param band of an interval chart: an interval around all of them, as an area behind
 * @param lines values with a line of their own
 * @param mark a column; a line stands where it first holds another text than in the first row
 */
public record Chart(
        Kind kind,
        List<Panel> panels,
        int panelsPerRow,
        int category,
        List<Series> series,
        Optional<Double> maximum,
        Optional<Span> bars,
        Optional<Span> band,
        List<Double> lines,
        Optional<Integer> mark) {

    /** The kinds of chart. */
    public enum Kind {
        BAR,
        STACKED_BAR,
        LINE,
        INTERVAL,
        DOT
    }

    /** A small chart over the rows {@code from} (first) to {@code to} (one after the last). */
    public record Panel(String title, int from, int to) {}

    /** A drawn column; the colour is written {@code #RRGGBB}. */
    public record Series(int column, String name, String colour) {}

    /** An interval between two columns. */
    public record Span(int from, int to, String name, String colour) {}

    public Chart {
        panels = List.copyOf(panels);
        series = List.copyOf(series);
        lines = List.copyOf(lines);
    }

    /** Whether a missing value must be a blank for a spreadsheet, because it draws points or lines. */
    public boolean isDrawnFromCopy() {
        return kind == Kind.LINE || kind == Kind.INTERVAL || kind == Kind.DOT;
    }

    /** What the key explains: series, then bars and band. */
    public List<Series> key() {
        return Stream.concat(
                        series.stream(),
                        Stream.of(bars, band)
                                .flatMap(Optional::stream)
                                .map(span -> new Series(span.from(), span.name(), span.colour())))
                .toList();
    }
}
