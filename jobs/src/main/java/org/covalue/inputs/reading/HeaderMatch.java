package org.covalue.inputs.reading;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.HeaderWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * Tells the record type of a file by its header row: the type whose required columns are all there and which knows most
 * of the columns. A tie is refused; where none fits, or another knows more of the columns and lacks only a required
 * one, the nearest type is named.
 *
 * @param spec the type, empty where the header is refused
 * @param positions where each column of the spec stands in the file, -1 where it does not
 * @param refusal why the header is refused, without a word of the file, because it is published; empty where it is not
 * @param found the header as it stands in a refused file
 * @param unknown columns that no one reads
 */
public record HeaderMatch(
        Optional<RecordSpec> spec,
        List<Integer> positions,
        int size,
        Optional<Message> refusal,
        String found,
        List<String> unknown) {

    private static final String UNKNOWN = "header_unknown";
    private static final String IN_OTHER_WORDS = "header_in_other_words";

    public static HeaderMatch of(List<String> header, RecordSpecs specs) {
        List<String> names = header.stream().map(name -> named(name, specs)).toList();
        Optional<String> twice = names.stream()
                .filter(name -> !name.isEmpty() && count(names, name) > 1)
                .findFirst();
        if (twice.isPresent()) {
            return refused(Message.of("header_column_twice"), twice.get());
        }
        List<RecordSpec> fitting = specs.all().stream()
                .filter(spec -> names.containsAll(spec.requiredColumns()))
                .sorted(Comparator.comparingLong((RecordSpec spec) -> known(spec, names))
                        .reversed())
                .toList();
        if (fitting.isEmpty() && specs.all().stream().allMatch(spec -> known(spec, names) == 0)) {
            return inOtherWords(names, specs).orElseGet(() -> refused(Message.of(UNKNOWN), String.join(", ", names)));
        }
        if (fitting.isEmpty()) {
            return refused(nearest(names, specs), String.join(", ", names));
        }
        if (fitting.size() > 1 && known(fitting.get(0), names) == known(fitting.get(1), names)) {
            return refused(
                    Message.of(
                            "header_fits_two",
                            "record",
                            fitting.get(0).record(),
                            "other",
                            fitting.get(1).record()),
                    String.join(", ", names));
        }
        Optional<RecordSpec> better = specs.all().stream()
                .filter(spec -> known(spec, names) > known(fitting.get(0), names))
                .max(Comparator.comparingLong(spec -> known(spec, names)));
        return better.map(spec -> refused(
                        Message.of(
                                "header_loses_columns",
                                "record",
                                spec.record(),
                                "columns",
                                String.join(", ", missing(spec, names)),
                                "other",
                                fitting.get(0).record()),
                        String.join(", ", names)))
                .orElseGet(() -> matched(fitting.get(0), names));
    }

    /** A column is known however its words are joined: {@code Member ID}, {@code member-id}, {@code MEMBER_ID}. */
    private static String named(String typed, RecordSpecs specs) {
        String name = Blanks.strip(typed).toLowerCase(Locale.ROOT);
        String joined = name.replaceAll("[\\s\\p{Zs}._/-]+", "_");
        return specs.all().stream().anyMatch(spec -> spec.columns().contains(joined)) ? joined : name;
    }

    /** Whether no column of the header is any record type's. */
    public boolean knowsNone() {
        return refusal.filter(why -> Set.of(UNKNOWN, IN_OTHER_WORDS).contains(why.code()))
                .isPresent();
    }

    private static HeaderMatch matched(RecordSpec spec, List<String> names) {
        List<Integer> positions = spec.columns().stream().map(names::indexOf).toList();
        List<String> unknown = names.stream()
                .distinct()
                .filter(name -> !name.isEmpty() && !spec.columns().contains(name))
                .map(RejectedRow::shortened)
                .toList();
        return new HeaderMatch(Optional.of(spec), positions, names.size(), Optional.empty(), "", unknown);
    }

    private static HeaderMatch refused(Message reason, String found) {
        return new HeaderMatch(
                Optional.empty(), List.of(), 0, Optional.of(reason), RejectedRow.shortened(found), List.of());
    }

    private static Message nearest(List<String> names, RecordSpecs specs) {
        Optional<RecordSpec> nearest = specs.all().stream()
                .filter(spec -> known(spec, names) > 0)
                .max(Comparator.<RecordSpec>comparingDouble(spec -> (double) known(spec, names)
                                / (names.size() + missing(spec, names).size()))
                        .thenComparing(RecordSpec::record));
        return lacks(nearest.orElseThrow(), names);
    }

    /** A header in another language: which columns may be meant is said, and nothing is read for it. */
    private static Optional<HeaderMatch> inOtherWords(List<String> names, RecordSpecs specs) {
        List<String> meant = names.stream().map(HeaderWords::meaning).toList();
        return specs.all().stream()
                .filter(spec -> known(spec, meant) > 1)
                .max(Comparator.<RecordSpec>comparingDouble(spec -> (double) known(spec, meant)
                                / (names.size() + missing(spec, meant).size()))
                        .thenComparing(RecordSpec::record))
                .map(spec -> refused(
                        Message.of(IN_OTHER_WORDS, "record", spec.record()),
                        IntStream.range(0, names.size())
                                .mapToObj(i -> names.get(i)
                                        + (spec.columns().contains(meant.get(i)) ? " (" + meant.get(i) + "?)" : ""))
                                .collect(Collectors.joining(", "))));
    }

    private static Message lacks(RecordSpec spec, List<String> names) {
        return Message.of("header_lacks", "record", spec.record(), "columns", String.join(", ", missing(spec, names)));
    }

    private static long known(RecordSpec spec, List<String> names) {
        return names.stream().filter(spec.columns()::contains).count();
    }

    private static Set<String> missing(RecordSpec spec, List<String> names) {
        Set<String> missing = new LinkedHashSet<>(spec.requiredColumns());
        names.forEach(missing::remove);
        return missing;
    }

    private static long count(List<String> names, String name) {
        return names.stream().filter(name::equals).count();
    }
}
