package org.covalue.inputs.reading;

import java.io.IOException;
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

    private final boolean mayHaveDecimalCommas;
    /** Where in a row the columns stand. */
    private final int[] places;

    private final List<ColumnNumbers> columns;

    private NumberSurvey(boolean mayHaveDecimalCommas, int[] places, List<ColumnNumbers> columns) {
        this.mayHaveDecimalCommas = mayHaveDecimalCommas;
        this.places = places;
        this.columns = columns;
    }

    /** Reads the rest of a table. @param header that was accepted, and behind which the table stands */
    public static NumberSurvey of(RowSource table, HeaderMatch header) throws IOException {
        NumberSurvey survey = before(header, table);
        for (Optional<RowSource.Row> row = table.next();
                row.isPresent() && !survey.columns.isEmpty();
                row = table.next()) {
            survey.add(row.get());
        }
        return survey;
    }

    /** Of no row yet. @param header that was accepted */
    public static NumberSurvey before(HeaderMatch header, RowSource table) {
        List<RecordSpec.Field> fields = header.spec().orElseThrow().fields();
        int[] numbers = IntStream.range(0, fields.size())
                .filter(i -> header.positions().get(i) >= 0 && isNumber(fields.get(i)))
                .toArray();
        return new NumberSurvey(
                table.mayHaveDecimalCommas(),
                IntStream.of(numbers).map(i -> header.positions().get(i)).toArray(),
                IntStream.of(numbers)
                        .mapToObj(i -> new ColumnNumbers(fields.get(i).name()))
                        .toList());
    }

    void add(RowSource.Row row) {
        if (row.fault().isEmpty()) {
            for (int i = 0; i < places.length; i++) {
                add(row, places[i], columns.get(i));
            }
        }
    }

    /** The first column whose numbers have two values; empty where all are what they seem. */
    public Optional<ColumnNumbers> doubt() {
        boolean mayHaveCommas = mayHaveDecimalCommas || columns.stream().anyMatch(ColumnNumbers::provesComma);
        return columns.stream()
                .filter(column -> mayHaveCommas && column.isDoubtful())
                .findFirst();
    }

    private static void add(RowSource.Row row, int place, ColumnNumbers column) {
        Cells cells = row.cells();
        if (place < cells.size() && cells.kind(place) == CellKind.TEXT && hasSign(cells, place)) {
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
