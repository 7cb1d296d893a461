package org.covalue.inputs.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.heading.HeaderReading;
import org.covalue.inputs.heading.NearWords;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;
import org.jspecify.annotations.Nullable;

/**
 * Tells the record type of a file by its header row: the type whose required columns are all there and which knows most
 * of the columns, by their names or by the words of its spec. A tie is refused; where none fits, or another knows more
 * of the columns and lacks only a required one, the nearest type is named.
 *
 * @param spec the type, empty where the header is refused
 * @param positions where each column of the spec stands in the file, -1 where it does not
 * @param refusal why the header is refused, without a word of the file, because it is published; empty where it is not
 * @param found the header as it stands in a refused file
 * @param unknown columns that no one reads, each with what may be meant by it
 * @param known how many columns of the type are there; 0 where the row is no header
 * @param words which words were read as which column; empty where there is nothing to tell
 * @param mapping under which the table is read, empty where there is none
 * @param isForm whether it is the header of a form that was sent out, so that a row may be waiting for its figures
 */
public record HeaderMatch(
        Optional<RecordSpec> spec,
        List<Integer> positions,
        int size,
        Optional<Message> refusal,
        String found,
        List<Message> unknown,
        int known,
        Optional<Message> words,
        Optional<TableMapping> mapping,
        boolean isForm) {

    /** Under a mapping where there is one. */
    static HeaderMatch of(List<String> header, RecordSpecs specs, Optional<TableMapping> mapping) {
        return mapping.map(one -> MappedHeader.match(header, specs, one)).orElseGet(() -> of(header, specs));
    }

    public static HeaderMatch of(List<String> header, RecordSpecs specs) {
        List<ColumnWords.Heading> headings =
                header.stream().map(ColumnWords.Heading::of).toList();
        List<String> shown =
                header.stream().map(Blanks::strip).map(RejectedRow::shortened).toList();
        List<HeaderReading> readings = specs.all().stream()
                .map(spec -> HeaderReading.of(shown, headings, spec, specs.words(spec)))
                .toList();
        List<String> names = names(shown, headings, readings);
        int known = readings.stream()
                .filter(HeaderReading::isHeader)
                .mapToInt(HeaderReading::known)
                .max()
                .orElse(0);
        Optional<String> twice = names.stream()
                .filter(name -> !name.isEmpty() && names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
        return twice.map(name -> refused(Message.of("header_column_twice"), name, known))
                .orElseGet(() -> best(readings, names, known));
    }

    private static HeaderMatch best(List<HeaderReading> readings, List<String> names, int known) {
        List<HeaderReading> fitting = readings.stream()
                .filter(HeaderReading::isWhole)
                .sorted(Comparator.comparing(HeaderReading::known)
                        .thenComparing(HeaderReading::named)
                        .reversed())
                .toList();
        if (fitting.isEmpty()) {
            return nearest(readings, names, known);
        }
        HeaderReading best = fitting.get(0);
        if (fitting.size() > 1
                && best.known() == fitting.get(1).known()
                && best.named() == fitting.get(1).named()) {
            return tie(best, fitting.get(1), names);
        }
        return readings.stream()
                .filter(reading -> reading.known() > best.known())
                .max(Comparator.comparing(HeaderReading::known))
                .map(better -> refused(loses(better, best), hinted(names, better), known))
                .orElseGet(() -> matched(best, names));
    }

    private static HeaderMatch tie(HeaderReading one, HeaderReading other, List<String> names) {
        HeaderReading nearer = one.near().size() >= other.near().size() ? one : other;
        Message both = Message.of(
                "header_fits_two",
                "record",
                one.spec().record(),
                "other",
                other.spec().record());
        return refused(withHints(both, nearer), hinted(names, nearer), one.known());
    }

    private static HeaderMatch matched(HeaderReading reading, List<String> names) {
        Optional<Message> fault = reading.twice()
                .map(column -> Message.of("header_means_one_twice", "column", column))
                .or(() -> Optional.of(reading.inOtherUnits())
                        .filter(columns -> !columns.isEmpty())
                        .map(columns -> Message.of("header_other_unit", "columns", columns)));
        if (fault.isPresent()) {
            return refused(fault.get(), String.join(", ", names), reading.known());
        }
        Map<String, String> near = near(reading);
        List<Message> unknown = IntStream.range(0, names.size())
                .filter(i -> reading.columns().get(i).isEmpty() && !names.get(i).isEmpty())
                .mapToObj(i -> unknown(names.get(i), near.get(reading.typed().get(i))))
                .toList();
        return new HeaderMatch(
                Optional.of(reading.spec()),
                reading.positions(),
                names.size(),
                Optional.empty(),
                "",
                unknown,
                reading.known(),
                reading.readByWords(),
                Optional.empty(),
                isForm(reading));
    }

    private static boolean isForm(HeaderReading reading) {
        return reading.spec().requiredColumns().stream()
                .map(column -> reading.positions().get(reading.spec().indexOf(column)))
                .allMatch(at -> at >= 0 && reading.typed().get(at).endsWith(RecordSpec.Field.REQUIRED));
    }

    private static Message unknown(String name, @Nullable String near) {
        return near == null ? Message.asItIs(name) : Message.of("column_near", "found", name, "column", near);
    }

    private static HeaderMatch nearest(List<HeaderReading> readings, List<String> names, int known) {
        Optional<HeaderReading> nearest = readings.stream()
                .filter(HeaderReading::isHeader)
                .max(Comparator.comparing(HeaderReading::nearness)
                        .thenComparing(reading -> reading.spec().record()));
        return nearest.map(reading -> refused(
                        withHints(
                                Message.of(
                                        "header_lacks",
                                        "record",
                                        reading.spec().record(),
                                        "columns",
                                        String.join(", ", reading.missing())),
                                reading),
                        hinted(names, reading),
                        known))
                .or(() -> misspelt(readings, names))
                .orElseGet(() -> refused(Message.of("header_unknown"), String.join(", ", names), 0));
    }

    /** A header of which no word is right, but some are nearly so. */
    private static Optional<HeaderMatch> misspelt(List<HeaderReading> readings, List<String> names) {
        return readings.stream()
                .filter(reading -> reading.near().size() > 1)
                .max(Comparator.<HeaderReading>comparingInt(
                                reading -> reading.near().size())
                        .thenComparing(reading -> reading.spec().record()))
                .map(reading -> refused(
                        withHints(
                                Message.of(
                                        "header_in_other_words",
                                        "record",
                                        reading.spec().record()),
                                reading),
                        hinted(names, reading),
                        0));
    }

    private static Message loses(HeaderReading better, HeaderReading fitting) {
        return withHints(
                Message.of(
                        "header_loses_columns",
                        "record",
                        better.spec().record(),
                        "columns",
                        String.join(", ", better.missing()),
                        "other",
                        fitting.spec().record()),
                better);
    }

    private static Message withHints(Message why, HeaderReading reading) {
        List<String> columns =
                reading.near().stream().map(NearWords.Near::column).distinct().toList();
        return columns.isEmpty() ? why : Message.of("header_did_you_mean", "why", why, "columns", columns);
    }

    private static String hinted(List<String> names, HeaderReading reading) {
        return String.join(", ", hints(names, reading));
    }

    /** Each name, and in brackets the column that may be meant by it. */
    private static List<String> hints(List<String> names, HeaderReading reading) {
        Map<String, String> near = near(reading);
        List<String> hinted = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String column = near.get(reading.typed().get(i));
            hinted.add(column == null ? names.get(i) : names.get(i) + " (" + column + "?)");
        }
        return hinted;
    }

    private static Map<String, String> near(HeaderReading reading) {
        return reading.near().stream()
                .collect(Collectors.toMap(NearWords.Near::typed, NearWords.Near::column, (one, other) -> one));
    }

    /** As they are shown: a name as its spec writes it, anything else small. */
    private static List<String> names(
            List<String> shown, List<ColumnWords.Heading> headings, List<HeaderReading> readings) {
        return IntStream.range(0, shown.size())
                .mapToObj(i -> readings.stream()
                        .flatMap(reading -> reading.words().named(headings.get(i)).stream())
                        .findFirst()
                        .orElseGet(() -> shown.get(i).toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** What each cell of the header names, null where nobody reads it. */
    public List<RecordSpec.@Nullable Field> fieldsByPlace() {
        RecordSpec.@Nullable Field[] fields = new RecordSpec.Field[size];
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i) >= 0) {
                RecordSpec.Field field = spec.orElseThrow().fields().get(i);
                fields[positions.get(i)] =
                        ColumnTexts.asDelivered(field, mapping.flatMap(one -> one.source(field.name())));
            }
        }
        return Arrays.asList(fields);
    }

    /** Whether the row is no header of any record type. */
    public boolean knowsNone() {
        return refusal.isPresent() && known == 0;
    }

    static HeaderMatch refused(Message reason, String found, int known) {
        return new HeaderMatch(
                Optional.empty(),
                List.of(),
                0,
                Optional.of(reason),
                RejectedRow.shortened(found),
                List.of(),
                known,
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
