package org.covalue.portal.charts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A line chart over years as SVG: a band behind, lines before it. A year without a value is a gap, never a zero. Series
 * differ by dash and mark as well as by colour, so that the chart reads in greyscale. Drawn with attributes only, so
 * that it needs neither script nor style. It is 420 units wide, which keeps its letters legible on a phone.
 *
 * @param id unique on the page; title and description take their ids from it
 * @param title what is shown, said by screen readers
 * @param description what there is to see, in a sentence
 * @param series at most eight
 * @param band what lies behind the lines, for example the quartiles of peers
 * @param figure a value as printed at the axis and in tooltips, with digits as the unit asks for
 */
public record LineChart(
        String id,
        String title,
        String description,
        List<Series> series,
        Optional<Band> band,
        DoubleFunction<String> figure) {

    /** @param values by year; a year without a value is absent, or NaN */
    public record Series(String name, SortedMap<Integer, Double> values) {

        double at(int year) {
            return values.getOrDefault(year, Double.NaN);
        }

        boolean has(int year) {
            return Double.isFinite(at(year));
        }
    }

    /** @param ranges by year; a year without one is absent */
    public record Band(String name, SortedMap<Integer, Range> ranges) {

        /** @param year one that has a range */
        Range at(int year) {
            return Objects.requireNonNull(ranges.get(year), () -> "no range of " + year);
        }
    }

    public record Range(double low, double high) {}

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return values().findAny().isEmpty();
    }

    public String svg() {
        return new LineDrawing(this).svg();
    }

    DoubleStream values() {
        return DoubleStream.concat(
                series.stream()
                        .flatMap(one -> one.values().values().stream())
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite),
                band.stream()
                        .flatMap(one -> one.ranges().values().stream())
                        .flatMapToDouble(range -> DoubleStream.of(range.low(), range.high())));
    }

    /** Every year from the first to the last that is named, with a value or without. */
    List<Integer> years() {
        TreeMap<Integer, Boolean> named = new TreeMap<>();
        series.forEach(one -> one.values().keySet().forEach(year -> named.put(year, true)));
        band.ifPresent(one -> one.ranges().keySet().forEach(year -> named.put(year, true)));
        return named.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(named.firstKey(), named.lastKey())
                        .boxed()
                        .toList();
    }
}
