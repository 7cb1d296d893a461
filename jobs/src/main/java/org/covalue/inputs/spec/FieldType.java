package org.covalue.inputs.spec;

import java.util.Locale;

/** The types of Frictionless Table Schema that landing files use, each with its column type in raw. */
public enum FieldType {
    STRING("text", "text"),
    INTEGER("bigint", "a whole number, e.g. 1250"),
    NUMBER("double precision", "a number with a decimal point and no thousands separator, e.g. 1234.5"),
    DATE("date", "a date written YYYY-MM-DD, e.g. 2024-12-31"),
    YEAR("integer", "a year of four digits, not after the business date"),
    BOOLEAN("boolean", "yes or no");

    private final String columnType;
    private final String expected;

    FieldType(String columnType, String expected) {
        this.columnType = columnType;
        this.expected = expected;
    }

    /** The PostgreSQL type of the raw column. */
    public String columnType() {
        return columnType;
    }

    /** What a sender should have written, in words. */
    public String expected() {
        return expected;
    }

    static FieldType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
