package org.covalue.inputs.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.covalue.inputs.mapping.PathSteps;
import org.jspecify.annotations.Nullable;

/** Finds the values of a path in a document. */
final class ElementPath {

    private static final String JOINED_BY = "/";
    /** What was found: different values, mostly one or none. */
    record Found(List<String> values, boolean isTyped) {}

    private final List<List<List<String>>> alternatives;

    private ElementPath(List<List<List<String>>> alternatives) {
        this.alternatives = alternatives;
    }

    static ElementPath of(String text) {
        return new ElementPath(PathSteps.of(text).alternatives());
    }

    /** @param number of the row among its like, from 1 */
    Found in(Element row, int number) {
        for (List<List<String>> alternative : alternatives) {
            Found found = joined(alternative, row, number);
            if (!found.values().isEmpty()) {
                return found;
            }
        }
        return new Found(List.of(), false);
    }

    private static Found joined(List<List<String>> parts, Element row, int number) {
        List<String> joined = List.of("");
        boolean isTyped = parts.size() == 1;
        for (int i = 0; i < parts.size(); i++) {
            Found found = one(parts.get(i), row, number);
            String before = i == 0 ? "" : JOINED_BY;
            joined = joined.stream()
                    .flatMap(start -> found.values().stream().map(value -> start + before + value))
                    .toList();
            isTyped &= found.isTyped();
        }
        return new Found(joined, isTyped);
    }

    private static Found one(List<String> steps, Element row, int number) {
        if (steps.equals(List.of(PathSteps.POSITION))) {
            return new Found(List.of(Integer.toString(number)), true);
        }
        List<Element> found = select(List.of(row), steps).stream()
                .filter(element -> !element.text().isEmpty())
                .toList();
        return new Found(
                found.stream().map(Element::text).distinct().toList(),
                found.stream().allMatch(Element::isTyped));
    }

    static List<Element> select(List<Element> from, List<String> steps) {
        List<Element> selected = from;
        for (String step : steps) {
            selected = selected.stream()
                    .flatMap(element -> next(element, step))
                    .distinct()
                    .toList();
        }
        return selected;
    }

    private static Stream<Element> next(Element element, String step) {
        if (step.equals(".")) {
            return Stream.of(element);
        }
        if (step.equals("..")) {
            @Nullable Element parent = element.parent();
            return Stream.ofNullable(parent);
        }
        Matcher parts = PathSteps.STEP.matcher(step);
        if (!parts.matches()) {
            return Stream.empty();
        }
        List<Element> named = element.named(parts.group(1)).toList();
        Matcher condition = PathSteps.CONDITION.matcher(parts.group(2));
        while (condition.find()) {
            named = held(named, condition);
        }
        return named.stream();
    }

    private static List<Element> held(List<Element> named, Matcher condition) {
        Optional<String> place = Optional.ofNullable(condition.group(1));
        if (place.isPresent()) {
            int at = Integer.parseInt(place.get()) - 1;
            return at >= 0 && at < named.size() ? List.of(named.get(at)) : List.of();
        }
        return named.stream()
                .filter(one ->
                        one.named(condition.group(2)).anyMatch(has -> has.text().equals(condition.group(3))))
                .toList();
    }
}
