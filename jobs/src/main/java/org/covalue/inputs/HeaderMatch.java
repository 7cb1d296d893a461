package org.covalue.inputs;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the record type of a file by its header row: the type whose required columns are all there and which knows most
 * of the columns. A tie is refused; where none fits, or another knows more of the columns and lacks only a required one, the
 * nearest type is named.
 *
 * @param spec the type, empty where the header is refused
 * @param positions where each column of the spec stands in the file, -1 where it does not
 * @param refusal why the header is refused, without a word of the file, because it is published; empty where it is not
 * @param found the header as it stands in a refused file
 * @param unknown columns that no one reads
 */
record HeaderMatch(Optional<RecordSpec> spec, List<Integer> positions, int size, String refusal, String found,
        List<String> unknown) {

    static HeaderMatch of(List<String> header, RecordSpecs specs) {
        List<String> names = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        Optional<String> twice = names.stream().filter(name -> !name.isEmpty() && count(names, name) > 1).findFirst();
        if (twice.isPresent()) {
            return refused("the header has one column twice; keep one of the two", twice.get());
        }
        List<RecordSpec> fitting = specs.all().stream()
                .filter(spec -> names.containsAll(spec.requiredColumns()))
                .sorted(Comparator.comparingLong((RecordSpec spec) -> known(spec, names)).reversed())
                .toList();
        if (fitting.isEmpty()) {
            return refused(nearest(names, specs), String.join(", ", names));
        }
        if (fitting.size() > 1 && known(fitting.get(0), names) == known(fitting.get(1), names)) {
            return refused("the header fits both " + fitting.get(0).record() + " and " + fitting.get(1).record()
                    + "; add a column that only one of them has", String.join(", ", names));
        }
        Optional<RecordSpec> better = specs.all().stream().filter(spec -> known(spec, names) > known(fitting.get(0), names))
                .max(Comparator.comparingLong(spec -> known(spec, names)));
        return better.map(spec -> refused(lacks(spec, names) + "; as " + fitting.get(0).record() + " it would lose columns",
                String.join(", ", names))).orElseGet(() -> matched(fitting.get(0), names));
    }

    private static HeaderMatch matched(RecordSpec spec, List<String> names) {
        List<Integer> positions = spec.columns().stream().map(names::indexOf).toList();
        List<String> unknown = names.stream().distinct()
                .filter(name -> !name.isEmpty() && !spec.columns().contains(name))
                .map(RejectedRow::shortened).toList();
        return new HeaderMatch(Optional.of(spec), positions, names.size(), "", "", unknown);
    }

    private static HeaderMatch refused(String reason, String found) {
        return new HeaderMatch(Optional.empty(), List.of(), 0, reason, RejectedRow.shortened(found), List.of());
    }

    private static String nearest(List<String> names, RecordSpecs specs) {
        Optional<RecordSpec> nearest = specs.all().stream()
                .filter(spec -> known(spec, names) > 0)
                .max(Comparator.<RecordSpec>comparingDouble(spec -> (double) known(spec, names) / (names.size()
                                + missing(spec, names).size()))
                        .thenComparing(RecordSpec::record));
        return nearest.map(spec -> lacks(spec, names))
                .orElse("no record type knows any column of the header; is the first line a header?");
    }

    private static String lacks(RecordSpec spec, List<String> names) {
        return "no record type fits the header; nearest is " + spec.record() + ", which also needs "
                + String.join(", ", missing(spec, names));
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
