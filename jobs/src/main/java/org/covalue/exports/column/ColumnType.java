package org.covalue.exports.column;

import java.util.Locale;

/** What a column of a table holds; any cell may be empty. */
public enum ColumnType {
    TEXT,
    INTEGER,
    NUMBER,
    DATE,
    BOOLEAN;

    /** As the table's file says it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
