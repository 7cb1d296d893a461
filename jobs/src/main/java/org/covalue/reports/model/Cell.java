package org.covalue.reports.model;

import java.util.Optional;
import org.covalue.disclosure.CellState;

/**
 * A cell as a reader meets it.
 *
 * @param value String, Double, Long, Boolean, LocalDate or Instant; empty unless the state is {@code ok}
 * @param state why it shows a value or shows none
 * @param text the printed text: the value in the report's language, or the short word of the state
 * @param pattern the workbook's number format, empty text for words
 */
public record Cell(Optional<Object> value, CellState state, String text, String pattern) {

    public static Cell ofText(String text) {
        return new Cell(Optional.of(text), CellState.OK, text, "");
    }

    /** The number, empty where the cell shows none. */
    public Optional<Double> number() {
        return value.filter(Number.class::isInstance).map(number -> ((Number) number).doubleValue());
    }
}
