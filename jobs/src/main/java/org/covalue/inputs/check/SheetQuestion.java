package org.covalue.inputs.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * A table that is of no record type by its header, for its sender to say what it is.
 *
 * @param sheet of a workbook, which may also be left out; empty for a file that is a table by itself
 * @param chosen the record type that its sender says it is; empty where nothing is said yet
 * @param nearest record types whose words come nearest, the nearest first
 * @param others all others that may be sent
 */
public record SheetQuestion(String sheet, String chosen, List<String> nearest, List<String> others) {

    private static final int MOST_NEAR = 3;
    private static final int CALLED_SO = 1_000;

    /** Reasons for which the record type is not in doubt. */
    private static final Set<String> KNOWN_RECORD =
            Set.of("header_other_unit", "header_column_twice", "header_means_one_twice", "header_unreadable");

    /** The sheets of a checked file that nobody reads and whose header is no record type's, in their order. */
    public static List<String> sheets(List<FileCheck.Outcome> tables) {
        return Stream.concat(
                        tables.stream()
                                .filter(table -> table.refusal()
                                        .filter(SheetQuestion::isUnknown)
                                        .isPresent())
                                .map(FileCheck.Outcome::sheet),
                        tables.stream().flatMap(SheetQuestion::passedBy))
                .distinct()
                .toList();
    }

    private static boolean isUnknown(Message reason) {
        return reason.code().startsWith("header_") && !KNOWN_RECORD.contains(reason.code());
    }

    private static Stream<String> passedBy(FileCheck.Outcome table) {
        return Stream.concat(table.notices().stream(), table.refusal().stream())
                .filter(one ->
                        Set.of("sheets_not_read", "workbook_without_tables").contains(one.code()))
                .flatMap(one -> one.values().get("sheets") instanceof List<?> sheets ? sheets.stream() : Stream.empty())
                .flatMap(one -> one instanceof Message sheet
                                && sheet.values().get("reason") instanceof Message reason
                                && isUnknown(reason)
                        ? Stream.of(String.valueOf(sheet.values().get("sheet")))
                        : Stream.empty());
    }

    public static SheetQuestion of(LandingFile table, RecordSpecs specs, List<RecordSpec> asked, Optional<String> named)
            throws IOException {
        TypedHeader header = TypedHeader.of(table, specs);
        Map<String, Integer> likeness = asked.stream()
                .collect(Collectors.toMap(
                        RecordSpec::record,
                        spec -> (isCalled(table.sheet(), spec) ? CALLED_SO : 0)
                                + HeaderQuestion.alike(header.as(spec, specs))));
        List<String> nearest = likeness.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NEAR)
                .map(Map.Entry::getKey)
                .toList();
        List<String> others =
                new ArrayList<>(asked.stream().map(RecordSpec::record).toList());
        others.removeAll(nearest);
        return new SheetQuestion(table.sheet(), named.orElse(""), nearest, others);
    }

    private static boolean isCalled(String sheet, RecordSpec spec) {
        String plain = ColumnWords.plain(sheet);
        return Stream.concat(Stream.of(spec.record()), spec.title().values().stream())
                .map((Function<String, String>) ColumnWords::plain)
                .anyMatch(plain::equals);
    }
}
