package org.covalue.inputs.heading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.inputs.spec.CodeList;
import org.covalue.inputs.spec.ColumnWords;

/**
 * What stands in brackets behind a heading. A currency or a note is passed over; another unit than the one that figures
 * are read in would make each of them wrong.
 */
final class HeadingUnit {

    private static final Set<String> SCALES = Set.of(
            "thousand",
            "thousands",
            "million",
            "millions",
            "billion",
            "billions",
            "miles",
            "mil",
            "millon",
            "millones",
            "mio",
            "mln",
            "mrd",
            "tys",
            "tausend",
            "tsd",
            "millier",
            "milliers",
            "milhares",
            "milhoes",
            "k",
            "m",
            "mm",
            "bn",
            "000");

    private static final Set<String> THOUSANDS =
            Set.of("thousand", "thousands", "miles", "mil", "tys", "tausend", "tsd", "millier", "milliers", "milhares");
    private static final Set<String> MILLIONS =
            Set.of("million", "millions", "millon", "millones", "mio", "mln", "milhoes");
    private static final Set<String> BILLIONS = Set.of("billion", "billions");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}%]+");
    private static final Pattern ABBREVIATED = Pattern.compile("(k|m|mm)([a-z]{3})");

    private HeadingUnit() {}

    static boolean isOther(String column, ColumnWords.Heading heading, ColumnWords words) {
        return !heading.unit().isEmpty()
                && words.isOtherUnit(column, heading.unit()).orElseGet(() -> isScaled(heading.unit()));
    }

    /** How many a heading seems to count as one, for its sender to confirm; empty where it may be read in two ways. */
    static OptionalInt scale(ColumnWords.Heading heading) {
        Set<String> words = Arrays.stream(NO_WORD.split(heading.unit()))
                .map(ColumnWords::plain)
                .collect(Collectors.toSet());
        return Stream.of(
                        Map.entry(1_000, THOUSANDS), Map.entry(1_000_000, MILLIONS), Map.entry(1_000_000_000, BILLIONS))
                .filter(scale -> scale.getValue().stream().anyMatch(words::contains))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isScaled(String unit) {
        return Arrays.stream(NO_WORD.split(unit.replaceAll("(\\d)[.,' ](?=000)", "$1 ")))
                .map(word -> word.equals("%") ? word : ColumnWords.plain(word))
                .anyMatch(HeadingUnit::isScale);
    }

    private static boolean isScale(String word) {
        var currency = ABBREVIATED.matcher(word);
        return SCALES.contains(word)
                || word.equals("%")
                || word.matches("1?0{3}|1?0{6}")
                || currency.matches()
                        && CodeList.ISO_4217.contains(currency.group(2).toUpperCase(Locale.ROOT));
    }
}
