package org.covalue.reports.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.covalue.disclosure.CellState;
import org.covalue.disclosure.ReleasedCell;
import org.covalue.disclosure.ReleasedTable;
import org.covalue.estimation.data.Message;

/** Turns released cells into cells as a reader meets them: typed value, printed text, workbook format. */
final class CellMaker {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Wording wording;

    CellMaker(Wording wording) {
        this.wording = wording;
    }

    /** A value inside a sentence. */
    static String plain(ReleasedCell cell) {
        return cell.value()
                .map(value -> value instanceof Instant instant ? MINUTE.format(instant) : value.toString())
                .orElse("");
    }

    Cell make(ReleasedTable table, int row, ColumnDefinition column) {
        ReleasedCell cell = table.cell(row, wording.fill(column.from()));
        if (cell.state() != CellState.OK) {
            return without(cell.state(), column);
        }
        Object value = cell.value().orElseThrow();
        return switch (column.format()) {
            case TEXT -> Cell.ofText(String.valueOf(value));
            case WORD -> Cell.ofText(wording.sayOrKeep(column.words(), String.valueOf(value)));
            case WORDS -> Cell.ofText(eachWord(column.words(), String.valueOf(value)));
            case MESSAGE -> Cell.ofText(message(String.valueOf(value), column.unit()));
            case YEAR -> shown(((Number) value).longValue(), String.valueOf(value), "0");
            case DATE -> date(value);
            case NUMBER -> number(((Number) value).doubleValue(), unit(table, row, column), column.isSigned());
            case POSITION -> position(((Number) value).longValue(), table.cell(row, column.of()));
        };
    }

    /** A text column has nothing to say where nothing was delivered; a figure says why it is missing. */
    private Cell without(CellState state, ColumnDefinition column) {
        boolean isBlank = column.isBlankAllowed() && state == CellState.NOT_REPORTED;
        return new Cell(Optional.empty(), state, isBlank ? "" : wording.shortWord(state), "");
    }

    private static Cell shown(Object value, String text, String pattern) {
        return new Cell(Optional.of(value), CellState.OK, text, pattern);
    }

    private String eachWord(String vocabulary, String codes) {
        StringBuilder said = new StringBuilder();
        for (String code : codes.split(";")) {
            said.append(said.isEmpty() ? "" : ", ").append(wording.sayOrKeep(vocabulary, code.strip()));
        }
        return said.toString();
    }

    private String message(String coded, String unit) {
        return coded.isEmpty()
                ? ""
                : Message.parse(coded)
                        .rounded(House.shared().decimals(unit))
                        .in(wording.language().code());
    }

    private static Cell date(Object value) {
        return value instanceof Instant instant
                ? shown(instant, MINUTE.format(instant), "yyyy-mm-dd hh:mm")
                : shown((LocalDate) value, value.toString(), "yyyy-mm-dd");
    }

    private static String unit(ReleasedTable table, int row, ColumnDefinition column) {
        return column.unitFrom().isEmpty()
                ? column.unit()
                : table.cell(row, column.unitFrom()).text();
    }

    private Cell number(double value, String unit, boolean isSigned) {
        double least = House.shared().least(unit);
        if (value >= 0 && value < least / 2) {
            String below = "<" + wording.figure(least, unit);
            return shown(value, below, "\"" + below + "\"");
        }
        String pattern = Wording.pattern(House.shared().decimals(unit));
        String signed = isSigned ? "+" + pattern + ";-" + pattern + ";" + pattern : pattern;
        String text = wording.figure(value, unit);
        boolean hasPlus = isSigned && value > 0;
        return shown(value, hasPlus ? "+" + text : text, signed);
    }

    private Cell position(long place, ReleasedCell of) {
        String word = wording.say("labels", "of");
        return shown(place, place + " " + word + " " + of.text(), "0\" " + word + " " + of.text() + "\"");
    }
}
