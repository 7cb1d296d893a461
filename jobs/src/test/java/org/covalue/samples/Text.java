package org.covalue.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;

/** Numbers and dates as the files write them. */
final class Text {

    static String decimal(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    static String whole(double value) {
        return decimal(value, 0);
    }

    /** Money as people report it: whole units, the last two digits of large amounts rounded away. */
    static String money(double value) {
        return whole(Math.abs(value) < 100_000 ? value : 100 * Math.rint(value / 100));
    }

    static String yes(boolean answer) {
        return answer ? "yes" : "no";
    }

    static String day(LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private Text() {}
}

// ---------------------------------------------------------------------------------------------- landing files

/** How a sender writes a file: separator, byte-order mark, line end. */
enum Style {
    COMMA(",", false, "\n"),
    SEMICOLON(";", false, "\n"),
    TAB("\t", false, "\n"),
    SPREADSHEET(";", true, "\r\n");

    final String separator;
    final boolean hasByteOrderMark;
    final String lineEnd;

    Style(String separator, boolean hasByteOrderMark, String lineEnd) {
        this.separator = separator;
        this.hasByteOrderMark = hasByteOrderMark;
        this.lineEnd = lineEnd;
    }

    String line(Collection<String> cells) {
        return String.join(separator, cells.stream().map(this::cell).toList()) + lineEnd;
    }

    private String cell(String text) {
        boolean isPlain = !text.contains(separator) && !text.contains("\"") && !text.contains("\n");
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
