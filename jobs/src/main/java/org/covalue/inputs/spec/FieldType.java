package org.covalue.inputs.spec;

import java.util.Locale;
import org.covalue.estimation.data.Message;

/** The types of Frictionless Table Schema that landing files use, each with its column type in raw. */
public enum FieldType {
    STRING("text"),
    INTEGER("bigint"),
    NUMBER("double precision"),
    DATE("date"),
    YEAR("integer"),
    BOOLEAN("boolean");

    private final String columnType;

    FieldType(String columnType) {
        this.columnType = columnType;
    }

    /** The PostgreSQL type of the raw column. */
    public String columnType() {
        return columnType;
    }

    /** As specs write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a sender should have written. */
    public Message expected() {
        return Message.of("expected_" + (this == STRING ? "text" : code()));
    }

    /** What it is called. */
    public Message words() {
        return Message.of("type_" + code());
    }

    static FieldType of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
