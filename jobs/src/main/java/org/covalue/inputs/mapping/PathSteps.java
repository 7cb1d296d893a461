package org.covalue.inputs.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a document a value stands, seen from its row: names parted by {@code /}, {@code ..} for the part around,
 * {@code @name} for an attribute, {@code [1]} for the first of several and {@code [@role='1']} for those that have it,
 * {@code position()} for the place of the row among its like. Parts joined by {@code +} make one value, with a stroke
 * between them; {@code or} stands before what is taken where there is none.
 *
 * @param alternatives of which the first that has a value counts; each is parts, each of them steps
 */
public record PathSteps(List<List<List<String>>> alternatives) {

    /** The place of a row among its like. */
    public static final String POSITION = "position()";

    /** A name, and conditions behind it. */
    public static final Pattern STEP = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\]]*])*)");

    /** A place from 1, or an attribute or part and its text. */
    public static final Pattern CONDITION = Pattern.compile("\\[(?:([1-9]\\d{0,5})|(@?[^=\\]]+)='([^']*)')]");

    /** Conditions may hold a stroke. */
    private static final Pattern BETWEEN_STROKES = Pattern.compile("(?:[^/\\[]|\\[[^\\]]*])+");

    public static PathSteps of(String text) {
        return new PathSteps(Arrays.stream(text.split("\\s+or\\s+"))
                .map(alternative -> Arrays.stream(alternative.split("\\s+\\+\\s+"))
                        .map(path -> steps(path.strip()))
                        .toList())
                .toList());
    }

    /** The steps of one path. */
    public static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher step = BETWEEN_STROKES.matcher(path);
        while (step.find()) {
            steps.add(step.group());
        }
        return steps;
    }

    /** Whether every part of the text is a path. */
    static boolean isSound(String text) {
        return of(text).alternatives.stream()
                .flatMap(List::stream)
                .allMatch(steps -> !steps.isEmpty() && steps.stream().allMatch(PathSteps::isStep));
    }

    private static boolean isStep(String step) {
        Matcher parts = STEP.matcher(step);
        return parts.matches()
                && !parts.group(1).endsWith("+")
                && CONDITION.matcher(parts.group(2)).replaceAll("").isEmpty();
    }
}
