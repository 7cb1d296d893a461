package org.covalue.reports;

import java.util.List;
import java.util.Optional;

/**
 * How the figures of a table are drawn. Holds places in the table and no figure of its own.
 *
 * @param kind bars, bars on top of each other, or lines
 * @param panels small charts of the same make, each over a range of rows
 * @param panelsPerRow how many stand side by side
 * @param category the column along the axis
 * @param series the columns drawn
 * @param maximum the end of the value axis, where it is fixed
 */
public record Chart(Kind kind, List<Panel> panels, int panelsPerRow, int category, List<Series> series,
        Optional<Double> maximum) {

    /** The kinds of chart. */
    public enum Kind { BAR, STACKED_BAR, LINE }

    /** A small chart over the rows {@code from} (first) to {@code to} (one after the last). */
    public record Panel(String title, int from, int to) {
    }

    /** A drawn column; the colour is written {@code #RRGGBB}. */
    public record Series(int column, String name, String colour) {
    }

    public Chart {
        panels = List.copyOf(panels);
        series = List.copyOf(series);
    }
}
