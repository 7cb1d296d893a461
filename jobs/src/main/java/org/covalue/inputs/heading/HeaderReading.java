package org.covalue.inputs.heading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.covalue.estimation.data.Message;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;

/**
 * A header read as that of one record type.
 *
 * @param typed its cells, fit to be shown
 * @param columns which column of the record type each cell heads, empty where none
 */
public record HeaderReading(
        RecordSpec spec,
        ColumnWords words,
        List<String> typed,
        List<ColumnWords.Heading> headings,
        List<String> columns) {

    /**
     * A name that stands in the header wins over other words for its column, and a title over what else people call it;
     * nobody then reads those.
     */
    public static HeaderReading of(
            List<String> typed, List<ColumnWords.Heading> headings, RecordSpec spec, ColumnWords words) {
        Set<String> named =
                headings.stream().flatMap(one -> words.named(one).stream()).collect(Collectors.toSet());
        Set<String> titled =
                headings.stream().flatMap(one -> words.titled(one).stream()).collect(Collectors.toSet());
        List<String> columns = headings.stream()
                .map(one -> words.named(one)
                        .or(() -> words.column(one)
                                .filter(column -> !named.contains(column))
                                .filter(column -> !titled.contains(column)
                                        || words.titled(one).isPresent()))
                        .orElse(""))
                .toList();
        return new HeaderReading(spec, words, typed, headings, columns);
    }

    /** How many columns of the record type it knows. */
    public int known() {
        return (int)
                columns.stream().filter(column -> !column.isEmpty()).distinct().count();
    }

    /** How many of them by their names. */
    public int named() {
        return (int)
                headings.stream().filter(one -> words.named(one).isPresent()).count();
    }

    /** One word that heads a column somewhere may well be chance, two in one row are a header. */
    public boolean isHeader() {
        return known() > 1 || named() > 0;
    }

    public Set<String> missing() {
        Set<String> missing = new LinkedHashSet<>(spec.requiredColumns());
        columns.forEach(missing::remove);
        return missing;
    }

    public boolean isWhole() {
        return missing().isEmpty();
    }

    /** How much of it and of what it ought to have is there. */
    public double nearness() {
        return (double) known() / (columns.size() + missing().size());
    }

    /** A column that two cells head, so that nobody can say which of them is meant. */
    public Optional<String> twice() {
        return columns.stream()
                .filter(column -> !column.isEmpty()
                        && columns.stream().filter(column::equals).count() > 1)
                .findFirst();
    }

    /** Columns whose heading gives another unit than the one they are read in. */
    public List<String> inOtherUnits() {
        return IntStream.range(0, columns.size())
                .filter(i ->
                        !columns.get(i).isEmpty() && spec.field(columns.get(i)).isNumber())
                .filter(i -> HeadingUnit.isOther(columns.get(i), headings.get(i), words))
                .mapToObj(columns::get)
                .toList();
    }

    /** How many the heading of a place seems to count as one; empty where it does not say. */
    public OptionalInt scale(int place) {
        return HeadingUnit.scale(headings.get(place));
    }

    public List<Integer> positions() {
        return spec.columns().stream().map(columns::indexOf).toList();
    }

    /** Columns that may be meant by cells that head none, the cell's text for each. */
    public List<NearWords.Near> near() {
        List<String> free = spec.columns().stream()
                .filter(column -> !columns.contains(column))
                .toList();
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isEmpty())
                .limit(NearWords.MOST_COMPARED)
                .mapToObj(i -> NearWords.of(typed.get(i), headings.get(i), free, words))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Which words were read as which column. Empty where all are names, or titles of one language, as templates have
     * them.
     */
    public Optional<Message> readByWords() {
        if (isInTitles("en") || isInTitles("es")) {
            return Optional.empty();
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty() && words.named(headings.get(i)).isEmpty()) {
                read.add(typed.get(i) + " = " + columns.get(i));
            }
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(Message.of("columns_by_words", "columns", read));
    }

    private boolean isInTitles(String language) {
        return IntStream.range(0, columns.size())
                .filter(i -> !columns.get(i).isEmpty())
                .allMatch(i -> headings.get(i)
                        .plain()
                        .equals(ColumnWords.plain(spec.field(columns.get(i)).titleIn(language))));
    }
}
