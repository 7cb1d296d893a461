package org.covalue.exports.stata;

/**
 * How a variable is stored.
 *
 * @param code of the file format: up to 2045 a text of so many bytes
 * @param bytes of a cell
 */
record StataType(int code, int bytes, String format) {

    static final StataType LONG_TEXT = new StataType(32768, 8, "%-9s");
    static final StataType DOUBLE = new StataType(65526, 8, "%10.0g");
    static final StataType LONG = new StataType(65528, 4, "%12.0g");
    static final StataType DAY = new StataType(65528, 4, "%td");
    static final StataType BYTE = new StataType(65530, 1, "%8.0g");

    static StataType text(int bytes) {
        return new StataType(bytes, bytes, "%-" + bytes + "s");
    }

    boolean isText() {
        return code <= 2045;
    }
}
