package org.covalue.portal.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.covalue.plausibility.Warning;

/**
 * Values that one rule asks about and of which nobody has said that they are right: what one reason may explain.
 *
 * @param seen stands for the values as they were shown, so that no other is confirmed unseen
 */
record OpenWarnings(String rule, String title, List<Warning> warnings, int seen) {

    /** By rule, those with more than one value. */
    static List<OpenWarnings> alike(List<Warning> shown, String language) {
        Map<String, List<Warning>> byRule = new LinkedHashMap<>();
        shown.stream()
                .filter(one -> one.confirmed().isEmpty())
                .forEach(one -> byRule.computeIfAbsent(one.rule(), any -> new ArrayList<>())
                        .add(one));
        return byRule.entrySet().stream()
                .filter(one -> one.getValue().size() > 1)
                .map(one -> of(one.getKey(), one.getValue(), language))
                .toList();
    }

    private static OpenWarnings of(String rule, List<Warning> warnings, String language) {
        int seen = warnings.stream()
                .map(one -> List.of(one.subject(), one.value()))
                .toList()
                .hashCode();
        return new OpenWarnings(rule, warnings.get(0).title(language), List.copyOf(warnings), seen);
    }
}
