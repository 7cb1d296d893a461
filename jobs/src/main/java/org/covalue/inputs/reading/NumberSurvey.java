package org.covalue.inputs.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.covalue.inputs.spec.FieldType;
import org.covalue.inputs.spec.RecordSpec;

/**
 * What all rows of a file show of how its numbers are written. Where nobody has said it, {@code 12.500} is a question
 * in a file that semicolons part, or in which a decimal comma stands somewhere: such files come from where the point
 * stands between thousands.
 */
public final class NumberSurvey {

    private final boolean hasSemicolons;
    /** Where in a row the columns stand. */
    private final int[] places;

    private final List<ColumnNumbers> columns;

    private NumberSurvey(boolean hasSemicolons, int[] places, List<ColumnNumbers> columns) {
        this.hasSemicolons = hasSemicolons;
        this.places = places;
        this.columns = columns;
    }

    /** Reads the whole file, whose header was accepted. */
    public static NumberSurvey of(Path file, HeaderMatch header) throws IOException {
        try (CsvFile csv = CsvFile.open(file)) {
            NumberSurvey survey = before(header, csv.separator());
            csv.next();
            for (Optional<CsvFile.Row> row = csv.next();
                    row.isPresent() && !survey.columns.isEmpty();
                    row = csv.next()) {
                survey.add(row.get());
            }
            return survey;
        }
    }

    /** Of no row yet. @param header that was accepted */
    public static NumberSurvey before(HeaderMatch header, char separator) {
        List<RecordSpec.Field> fields = header.spec().orElseThrow().fields();
        int[] numbers = IntStream.range(0, fields.size())
                .filter(i -> header.positions().get(i) >= 0 && isNumber(fields.get(i)))
                .toArray();
        return new NumberSurvey(
                separator == ';',
                IntStream.of(numbers).map(i -> header.positions().get(i)).toArray(),
                IntStream.of(numbers)
                        .mapToObj(i -> new ColumnNumbers(fields.get(i).name()))
                        .toList());
    }

    void add(CsvFile.Row row) {
        if (row.fault().isEmpty()) {
            for (int i = 0; i < places.length; i++) {
                add(row, places[i], columns.get(i));
            }
        }
    }

    /** The first column whose numbers have two values; empty where all are what they seem. */
    public Optional<ColumnNumbers> doubt() {
        boolean mayHaveCommas = hasSemicolons || columns.stream().anyMatch(ColumnNumbers::provesComma);
        return columns.stream()
                .filter(column -> mayHaveCommas && column.isDoubtful())
                .findFirst();
    }

    private static void add(CsvFile.Row row, int place, ColumnNumbers column) {
        Cells cells = row.cells();
        if (place < cells.size() && hasSign(cells, place)) {
            column.add(cells.characters(), cells.start(place), cells.end(place), row.number());
        }
    }

    /** Most numbers of most files are whole: nothing is made of those. */
    private static boolean hasSign(Cells cells, int place) {
        char[] text = cells.characters();
        for (int at = cells.start(place); at < cells.end(place); at++) {
            if (text[at] == '.' || text[at] == ',') {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(RecordSpec.Field field) {
        return field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    }
}
