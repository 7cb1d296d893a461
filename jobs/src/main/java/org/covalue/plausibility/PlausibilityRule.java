package org.covalue.plausibility;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.covalue.estimation.data.Message;
import org.covalue.layers.Layer;
import org.covalue.layers.SqlDefinition;

/**
 * What looks implausible: one file {@code sql/plausibility/<rule>.sql}. Its SELECT returns the key of the record,
 * {@code column_name}, {@code value}, {@code compared_with}, {@code size}, and whatever else its sentence speaks of.
 */
public record PlausibilityRule(SqlDefinition definition) {

    /** Those that ask more to the point first: a value is told by one rule. */
    private static final List<PlausibilityRule> ALL = SqlDefinition.in(Layer.PLAUSIBILITY.folder()).stream()
            .map(PlausibilityRule::new)
            .sorted(Comparator.comparing(PlausibilityRule::record)
                    .thenComparing(PlausibilityRule::rank)
                    .thenComparing(PlausibilityRule::name))
            .toList();

    public static List<PlausibilityRule> all() {
        return ALL;
    }

    /** Empty where an earlier version of this software had it. */
    public static Optional<PlausibilityRule> find(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    public String name() {
        return definition.name();
    }

    /** The record type whose values it asks about. */
    public String record() {
        return definition.text("record").orElseThrow(() -> new IllegalStateException(name() + ".sql names no record"));
    }

    int rank() {
        return Integer.parseInt(definition.text("rank").orElse("9"));
    }

    public String title(String language) {
        return definition.text("title", language);
    }

    /** What to do about it. */
    public String fix(String language) {
        return definition.text("fix", language);
    }

    /** Why a value is asked about. */
    String says(Map<String, Object> values, String language) {
        return Message.filled(definition.text("says", language), values, language);
    }
}
