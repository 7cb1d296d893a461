package org.covalue.inputs.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Message;

/**
 * Where the values of one column come from.
 *
 * @param from the sender's column, or a path in a document; empty where every row has the same value
 * @param fixed the value of every row; empty where the sender has a column of it
 * @param unit in which the sender's figures stand
 * @param values what counts in place of what is typed; a blank stands for: not reported
 */
public record ColumnSource(String from, String fixed, Optional<FigureUnit> unit, Map<String, String> values) {

    private static final int VALUES_SHOWN = 12;

    public ColumnSource {
        values = new LinkedHashMap<>(values);
    }

    /** The sender's column as it is. */
    public static ColumnSource from(String column) {
        return new ColumnSource(column, "", Optional.empty(), Map.of());
    }

    /** The same value in every row. */
    public static ColumnSource fixed(String value) {
        return new ColumnSource("", value, Optional.empty(), Map.of());
    }

    public boolean isFixed() {
        return from.isEmpty();
    }

    /** Whether it is a column of the sender as it is. */
    public boolean isPlain() {
        return !isFixed() && unit.isEmpty() && values.isEmpty();
    }

    /** What counts where this is typed, without blanks around it. */
    public String value(String typed) {
        return values.getOrDefault(typed, typed);
    }

    /** What becomes of the column, in words. */
    public Message words(String column) {
        if (isFixed()) {
            return Message.of("mapped_fixed", "column", column, "value", fixed);
        }
        List<Object> parts = new ArrayList<>();
        unit.filter(one -> one.times() != 1)
                .ifPresent(one -> parts.add(Message.of("mapped_times", "times", "%,d".formatted(one.times()))));
        values.entrySet().stream().limit(VALUES_SHOWN).forEach(one -> parts.add(words(one)));
        if (values.size() > VALUES_SHOWN) {
            parts.add(Message.of("mapped_more_values", "values", values.size() - VALUES_SHOWN));
        }
        return parts.isEmpty()
                ? Message.asItIs(column + " = " + from)
                : Message.of("mapped_with", "column", column, "from", from, "parts", parts);
    }

    private static Object words(Map.Entry<String, String> one) {
        if (one.getKey().isEmpty()) {
            return Message.of("mapped_blank", "value", one.getValue());
        }
        return one.getValue().isEmpty()
                ? Message.of("mapped_to_blank", "typed", one.getKey())
                : one.getKey() + " = " + one.getValue();
    }

    /** As mappings write it. */
    Object tree() {
        if (isPlain()) {
            return from;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        if (isFixed()) {
            tree.put("fixed", fixed);
        } else {
            tree.put("from", from);
        }
        unit.ifPresent(one -> tree.put("unit", one.code()));
        if (!values.isEmpty()) {
            tree.put("values", values);
        }
        return tree;
    }
}
