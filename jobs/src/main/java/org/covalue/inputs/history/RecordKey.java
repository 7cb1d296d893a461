package org.covalue.inputs.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.covalue.inputs.reading.Ids;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.platform.UsageProblem;

/**
 * The key of a record as somebody types it, or a part of it, which many records may have.
 *
 * @param values by column, in the order of the key; without those that were left out
 */
public record RecordKey(RecordSpec spec, Map<String, String> values) {

    /**
     * @param words one text of values parted by commas, or several texts, each a value or {@code column=value}
     * @throws UsageProblem if none is given, or a column of the key has a blank or a value that it cannot have; names
     *     the columns
     */
    public static RecordKey of(RecordSpec spec, List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        for (String word : parted(spec, words)) {
            int equals = word.indexOf('=');
            if (equals > 0 && spec.key().contains(word.substring(0, equals).strip())) {
                values.put(word.substring(0, equals).strip(), word.substring(equals + 1));
            } else {
                unnamed.add(word);
            }
        }
        if (values.isEmpty() && unnamed.isEmpty()) {
            throw wrong(spec, words, "there is none");
        }
        List<String> open = spec.key().stream()
                .filter(column -> !values.containsKey(column))
                .toList();
        if (unnamed.size() > open.size()) {
            throw wrong(spec, words, "there are " + (values.size() + unnamed.size()) + " values");
        }
        for (int i = 0; i < unnamed.size(); i++) {
            values.put(open.get(i), unnamed.get(i));
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        spec.key().stream()
                .filter(column -> values.containsKey(column)
                        || !spec.field(column).meaningOfBlank().isEmpty())
                .forEach(column -> ordered.put(column, value(spec, words, column, values.getOrDefault(column, ""))));
        return new RecordKey(spec, ordered);
    }

    /** Whether it is of one record. */
    public boolean isWhole() {
        return values.size() == spec.key().size();
    }

    /** A value may hold a comma where each has a text of its own, or the key is one column. */
    private static List<String> parted(RecordSpec spec, List<String> words) {
        return words.size() == 1 && spec.key().size() > 1
                ? Arrays.asList(words.get(0).split(",", -1))
                : words;
    }

    private static String value(RecordSpec spec, List<String> words, String column, String typed) {
        RecordSpec.Field field = spec.field(column);
        String value = typed.isBlank() ? field.meaningOfBlank() : Ids.kept(typed);
        if (value.isEmpty()) {
            throw wrong(spec, words, column + " has no value");
        }
        boolean fits = switch (field.type()) {
            case YEAR, INTEGER -> value.matches("-?\\d{1,9}");
            case DATE -> isDay(value);
            default -> true;
        };
        if (!fits) {
            throw wrong(spec, words, column + " cannot be " + value);
        }
        return value;
    }

    private static boolean isDay(String value) {
        try {
            return value.equals(LocalDate.parse(value).toString());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static UsageProblem wrong(RecordSpec spec, List<String> words, String found) {
        return new UsageProblem("The key " + String.join(" ", words) + ": " + found + ". The key of " + spec.record()
                + " is " + String.join(", ", spec.key()) + ": give its values in this order, parted by commas, or "
                + spec.key().stream()
                        .map(column -> column + "=" + sample(spec, column))
                        .collect(Collectors.joining(" ")));
    }

    private static String sample(RecordSpec spec, String column) {
        return switch (spec.field(column).type()) {
            case YEAR -> "2024";
            case INTEGER -> "1";
            case DATE -> "2024-12-31";
            default -> "...";
        };
    }

    @Override
    public String toString() {
        return String.join(", ", values.values());
    }
}
