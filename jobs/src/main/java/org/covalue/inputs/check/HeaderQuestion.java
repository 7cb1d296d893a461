package org.covalue.inputs.check;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.heading.HeaderReading;
import org.covalue.inputs.heading.NearWords;
import org.covalue.inputs.landing.LandingFile;
import org.covalue.inputs.landing.OpenTable;
import org.covalue.inputs.mapping.TableMapping;
import org.covalue.inputs.reading.HeaderSearch;
import org.covalue.inputs.reading.RowSource;
import org.covalue.inputs.reading.UnreadableFile;
import org.covalue.inputs.spec.ColumnWords;
import org.covalue.inputs.spec.RecordSpec;
import org.covalue.inputs.spec.RecordSpecs;

/**
 * Cells of a header of which no words of ours say what they head, for its sender to say.
 *
 * @param sheet of a workbook, empty for a file that is a table by itself
 * @param spec the record type that the header is one of, or comes nearest to
 * @param cells in the order in which they stand
 * @param free our columns that no other cell heads
 * @param isOpen whether an answer is wanted: the table is refused, or a cell comes near to a column
 */
public record HeaderQuestion(
        String sheet, RecordSpec spec, List<Cell> cells, List<RecordSpec.Field> free, boolean isOpen) {

    private static final int MOST_CELLS = 40;
    private static final int LONGEST = 100;
    private static final int FEWEST_ALIKE = 2;

    /**
     * @param typed the sender's words
     * @param column which of our columns they head, as the sender has said, or may mean; empty where nothing is near
     */
    public record Cell(String typed, String column) {}

    /** Whether something of the header is unknown, or was until a mapping said it. */
    public static boolean mayConcern(FileCheck.Outcome table) {
        return table.refusal().isPresent()
                || table.mapping().isPresent()
                || table.notices().stream().anyMatch(notice -> notice.code().equals("columns_unread"));
    }

    /** Empty where every cell is known, or the header resembles none of the record types. */
    public static Optional<HeaderQuestion> of(
            LandingFile table,
            FileCheck.Outcome outcome,
            List<TableMapping> said,
            RecordSpecs specs,
            List<RecordSpec> asked)
            throws IOException {
        List<String> header = header(table, specs);
        List<String> typed = header.stream().map(Blanks::strip).toList();
        List<ColumnWords.Heading> headings =
                typed.stream().map(ColumnWords.Heading::of).toList();
        return asked.stream()
                .filter(spec -> outcome.record().map(spec.record()::equals).orElse(true))
                .map(spec -> HeaderReading.of(typed, headings, spec, specs.words(spec)))
                .filter(reading -> reading.known() + reading.near().size() >= FEWEST_ALIKE)
                .max(Comparator.<HeaderReading>comparingInt(
                                reading -> reading.known() + reading.near().size())
                        .thenComparing(HeaderReading::nearness))
                .flatMap(reading ->
                        of(table.sheet(), reading, said, outcome.refusal().isPresent()));
    }

    private static Optional<HeaderQuestion> of(
            String sheet, HeaderReading reading, List<TableMapping> said, boolean isRefused) {
        Map<String, String> near = reading.near().stream()
                .collect(Collectors.toMap(NearWords.Near::typed, NearWords.Near::column, (one, other) -> one));
        Map<String, String> chosen = said.stream()
                .filter(mapping -> mapping.record().equals(reading.spec().record()))
                .flatMap(mapping -> mapping.columns().entrySet().stream())
                .collect(Collectors.toMap(one -> one.getValue().from(), Map.Entry::getKey, (one, other) -> one));
        List<Cell> cells = IntStream.range(0, reading.columns().size())
                .filter(i -> reading.columns().get(i).isEmpty())
                .mapToObj(reading.typed()::get)
                .filter(typed -> !typed.isEmpty() && typed.length() <= LONGEST)
                .distinct()
                .limit(MOST_CELLS)
                .map(typed -> new Cell(
                        typed,
                        Stream.of(chosen, near)
                                .flatMap(known -> Stream.ofNullable(known.get(typed)))
                                .findFirst()
                                .orElse("")))
                .toList();
        List<RecordSpec.Field> free = reading.spec().fields().stream()
                .filter(field -> !reading.columns().contains(field.name()))
                .toList();
        boolean isNear = cells.stream().anyMatch(cell -> !cell.column().isEmpty() && !chosen.containsKey(cell.typed()));
        return cells.isEmpty() || free.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeaderQuestion(sheet, reading.spec(), cells, free, isRefused || isNear));
    }

    /** The header as it stands, or what comes nearest to one; empty where the table cannot be read. */
    private static List<String> header(LandingFile table, RecordSpecs specs) throws IOException {
        try (OpenTable rows = table.open()) {
            int header = HeaderSearch.in(rows, specs).row();
            rows.rewind();
            for (Optional<RowSource.Row> row = rows.next();
                    row.isPresent() && row.get().number() <= header;
                    row = rows.next()) {
                if (row.get().number() == header && row.get().fault().isEmpty()) {
                    return row.get().cells().texts();
                }
            }
            return List.of();
        } catch (UnreadableFile e) {
            return List.of();
        }
    }
}
