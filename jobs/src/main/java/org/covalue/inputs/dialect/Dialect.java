package org.covalue.inputs.dialect;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;

/**
 * How the columns of one table are written where it is not as this software writes.
 *
 * @param numbers by column
 * @param dates by column
 */
public record Dialect(Map<String, NumberStyle> numbers, Map<String, DateStyle> dates) {

    public static final Dialect PLAIN = new Dialect(Map.of(), Map.of());

    public Dialect {
        numbers = Map.copyOf(numbers);
        dates = Map.copyOf(dates);
    }

    /** @param text as {@link #text} gave it */
    public static Dialect of(String text) {
        Map<String, NumberStyle> numbers = new LinkedHashMap<>();
        Map<String, DateStyle> dates = new LinkedHashMap<>();
        Arrays.stream(text.split(" ")).filter(part -> part.contains("=")).forEach(part -> {
            String column = part.substring(0, part.indexOf('='));
            String style = part.substring(part.indexOf('=') + 1);
            if (Arrays.stream(NumberStyle.values()).anyMatch(one -> one.name().equals(style))) {
                numbers.put(column, NumberStyle.valueOf(style));
            } else {
                dates.put(column, DateStyle.valueOf(style));
            }
        });
        return new Dialect(numbers, dates);
    }

    /** As it is kept, for example {@code ends_on=DAY_FIRST revenue=COMMA}. */
    public String text() {
        return Stream.concat(numbers.entrySet().stream(), dates.entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue().name())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** What was found out; empty where everything is as this software writes it. */
    public List<Message> words() {
        return Stream.concat(
                        columnsByStyle(numbers).entrySet().stream()
                                .map(entry -> entry.getKey().told(String.join(", ", entry.getValue()))),
                        columnsByStyle(dates).entrySet().stream()
                                .map(entry -> entry.getKey().told(String.join(", ", entry.getValue()))))
                .toList();
    }

    private static <S> Map<S, Set<String>> columnsByStyle(Map<String, S> styles) {
        Map<S, Set<String>> columns = new TreeMap<>();
        styles.forEach((column, style) ->
                columns.computeIfAbsent(style, any -> new TreeSet<>()).add(column));
        return columns;
    }

    public NumberStyle ofNumbers(String column) {
        return numbers.getOrDefault(column, NumberStyle.PLAIN);
    }

    public DateStyle ofDates(String column) {
        return dates.getOrDefault(column, DateStyle.PLAIN);
    }
}
