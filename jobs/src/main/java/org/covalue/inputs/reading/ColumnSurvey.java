package org.covalue.inputs.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.covalue.inputs.dialect.Blanks;
import org.covalue.inputs.dialect.ColumnDates;
import org.covalue.inputs.dialect.ColumnEvidence;
import org.covalue.inputs.dialect.ColumnNumbers;
import org.covalue.inputs.dialect.DateStyle;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.Doubt;
import org.covalue.inputs.dialect.NumberStyle;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.spec.RecordSpec;

/**
 * What all rows of a table show of how its numbers and dates are written. A column that reads two ways is a question
 * where nothing proves the one or the other. A point is one in a file that semicolons part, or in which a decimal comma
 * stands somewhere: such files come from where the point stands between thousands.
 */
public final class ColumnSurvey {

    /** So many rows mostly show how the others are written. */
    private static final int ROWS_OF_FIRST_LOOK = 1_000;

    private final boolean mayHaveDecimalCommas;
    private final Optional<SenderLocale> locale;
    /** Where in a row the columns stand. */
    private final int[] places;

    private final List<ColumnEvidence> evidence;
    /** What stands where nobody reads it may still show where a table comes from. */
    private final int[] unreadPlaces;

    private final ColumnNumbers unread = new ColumnNumbers("");
    private final Map<String, ColumnNumbers> numbers = new HashMap<>();
    private final Map<String, ColumnDates> dates = new HashMap<>();

    private ColumnSurvey(RowSource table, HeaderMatch header, Reading reading) {
        this.mayHaveDecimalCommas = table.mayHaveDecimalCommas();
        this.locale = reading.locale();
        List<RecordSpec.Field> fields = header.spec().orElseThrow().fields();
        int[] columns = IntStream.range(0, fields.size())
                .filter(i -> header.positions().get(i) >= 0 && isSurveyed(fields.get(i)))
                .toArray();
        this.places = IntStream.of(columns).map(i -> header.positions().get(i)).toArray();
        this.unreadPlaces = IntStream.range(0, header.size())
                .filter(place -> !header.positions().contains(place))
                .toArray();
        this.evidence = new ArrayList<>();
        for (int i : columns) {
            evidence.add(evidence(fields.get(i), reading.lastYear()));
        }
    }

    private static boolean isSurveyed(RecordSpec.Field field) {
        return switch (field.type()) {
            case NUMBER, INTEGER, DATE -> true;
            case STRING, YEAR, BOOLEAN -> false;
        };
    }

    private ColumnEvidence evidence(RecordSpec.Field field, int lastYear) {
        return switch (field.type()) {
            case DATE -> dates.computeIfAbsent(field.name(), name -> new ColumnDates(name, lastYear));
            default -> numbers.computeIfAbsent(field.name(), ColumnNumbers::new);
        };
    }

    /** Of no row yet. @param header that was accepted */
    public static ColumnSurvey before(HeaderMatch header, RowSource table, Reading reading) {
        return new ColumnSurvey(table, header, reading);
    }

    /** Reads the rest of a table. @param header that was accepted, and behind which the table stands */
    public static ColumnSurvey of(RowSource table, HeaderMatch header, Reading reading) throws IOException {
        return of(table, header, reading, Integer.MAX_VALUE);
    }

    /** Reads the first rows of a table, which mostly show how the others are written; those must still prove it. */
    public static ColumnSurvey ofFirstRows(RowSource table, HeaderMatch header, Reading reading) throws IOException {
        return of(table, header, reading, ROWS_OF_FIRST_LOOK);
    }

    private static ColumnSurvey of(RowSource table, HeaderMatch header, Reading reading, int rows) throws IOException {
        ColumnSurvey survey = before(header, table, reading);
        Optional<RowSource.Row> row = survey.evidence.isEmpty() ? Optional.empty() : table.next();
        for (int read = 1; row.isPresent(); read++) {
            survey.add(row.get());
            row = read < rows ? table.next() : Optional.empty();
        }
        return survey;
    }

    public void add(RowSource.Row row) {
        if (row.fault().isEmpty()) {
            for (int i = 0; i < places.length; i++) {
                add(row, places[i], evidence.get(i));
            }
            for (int place : unreadPlaces) {
                add(row, place, unread);
            }
        }
    }

    /** How each column is to be read, by the rows so far. */
    public Dialect dialect() {
        Map<String, NumberStyle> ofNumbers = new HashMap<>();
        Map<String, DateStyle> ofDates = new HashMap<>();
        numbers.forEach((column, cells) -> ofNumbers.put(column, cells.style(locale.map(SenderLocale::numbers))));
        dates.forEach((column, cells) -> ofDates.put(column, cells.style(locale.flatMap(SenderLocale::dates))));
        ofNumbers.values().removeIf(NumberStyle.PLAIN::equals);
        ofDates.values().removeIf(DateStyle.PLAIN::equals);
        return new Dialect(ofNumbers, ofDates);
    }

    /** The first column that has two values under two locales; empty where all are what they seem. */
    public Optional<Doubt> doubt() {
        boolean mayHaveCommas = mayHaveDecimalCommas
                || unread.provesComma()
                || numbers.values().stream().anyMatch(ColumnNumbers::provesComma);
        Stream<Doubt> ofNumbers = locale.isPresent()
                ? Stream.empty()
                : numbers.values().stream().flatMap(column -> column.doubt(mayHaveCommas).stream());
        Stream<Doubt> ofDates = locale.flatMap(SenderLocale::dates).isPresent()
                ? Stream.empty()
                : dates.values().stream().flatMap(column -> column.doubt().stream());
        return Stream.concat(ofNumbers, ofDates)
                .min(Comparator.comparingInt(Doubt::row).thenComparing(Doubt::column));
    }

    private static void add(RowSource.Row row, int place, ColumnEvidence column) {
        Cells cells = row.cells();
        if (place >= cells.size() || cells.kind(place) != CellKind.TEXT) {
            return;
        }
        char[] text = cells.characters();
        int from = cells.start(place);
        int to = cells.end(place);
        while (from < to && Blanks.isBlank(text[from])) {
            from++;
        }
        while (to > from && Blanks.isBlank(text[to - 1])) {
            to--;
        }
        if (from < to) {
            column.add(text, from, to, row.number());
        }
    }
}
