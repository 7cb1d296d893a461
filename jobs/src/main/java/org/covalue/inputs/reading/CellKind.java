package org.covalue.inputs.reading;

import java.util.Optional;
import org.covalue.estimation.data.Message;

/** What the program that wrote a cell says of it. */
public enum CellKind {
    /** Text, to be read as people write: what a delimited file has, and a text cell of a workbook. */
    TEXT,
    /** A value whose type is known, put as this software writes it; no locale changes it. */
    TYPED,
    /** An error of a formula, for example {@code #N/A}. */
    ERROR,
    /** A formula whose result is not in the file. */
    NO_RESULT,
    /** A date, a time, a share, a fraction or a truth value, where an id is asked for. */
    NO_ID,
    /** More than one value, where one is asked for. */
    SEVERAL;

    /** Why there is no value in the cell; empty where there may be one. */
    Optional<Message> fault() {
        return switch (this) {
            case TEXT, TYPED -> Optional.empty();
            case ERROR -> Optional.of(Message.of("cell_error"));
            case NO_ID -> Optional.of(Message.of("cell_no_id"));
            case SEVERAL -> Optional.of(Message.of("cell_several"));
            case NO_RESULT -> Optional.of(Message.of("cell_without_result"));
        };
    }
}
