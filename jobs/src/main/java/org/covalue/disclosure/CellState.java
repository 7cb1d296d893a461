package org.covalue.disclosure;

import java.util.Locale;

/** Why a cell shows a value or shows none. The five are never mixed up and travel with the value into every output. */
public enum CellState {
    OK,
    NOT_REPORTED,
    NOT_APPLICABLE,
    SUPPRESSED,
    NOT_ESTIMABLE;

    /** The code in tables and exports, for example {@code not_reported}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if {@code code} is none of the five */
    public static CellState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
