package org.covalue.fuzz;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.covalue.inputs.dialect.ColumnDates;
import org.covalue.inputs.dialect.DateStyle;
import org.covalue.inputs.dialect.Literals;

/** A day that is read is the one that a second reader, by patterns, makes of the text. */
final class ReadDates {

    static final String ALPHABET = "01234567890123456789012345678901/-.:TZ ";

    private static final int LAST_YEAR = 2025;
    private static final Pattern MIDNIGHT = Pattern.compile("(T| 0?)0?0:00.*");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d\\d?)\\2(\\d\\d?)");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d\\d?)([-/.])(\\d\\d?)\\2(\\d{4}|\\d\\d)");

    private ReadDates() {}

    static void check(String text) {
        char[] cell = text.strip().toCharArray();
        if (cell.length == 0) {
            return;
        }
        for (DateStyle style : DateStyle.values()) {
            int day = style.day(cell, 0, cell.length, LAST_YEAR);
            if (day != Literals.NO_DATE && day != expected(new String(cell), style)) {
                throw new AssertionError(new String(cell) + " in " + style + " is " + LocalDate.ofEpochDay(day));
            }
        }
        ColumnDates column = new ColumnDates("a", LAST_YEAR);
        column.add(cell, 0, cell.length, 2);
        column.doubt();
        column.style(Optional.empty());
    }

    private static long expected(String cell, DateStyle style) {
        String text = MIDNIGHT.matcher(cell).replaceFirst("");
        if (text.matches("[1-9]\\d{4}")) {
            return LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(text)).toEpochDay();
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return day(first.group(1), first.group(3), first.group(4));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (!last.matches()) {
            throw new AssertionError(cell + " is read as a date");
        }
        String year = last.group(4).length() == 4
                ? last.group(4)
                : (Integer.parseInt(last.group(4)) <= 45 ? "20" : "19") + last.group(4);
        boolean isDayFirst = style == DateStyle.DAY_FIRST
                || style == DateStyle.PLAIN
                        && Integer.parseInt(last.group(3)) <= 12
                        && Integer.parseInt(last.group(1)) > 12;
        return isDayFirst ? day(year, last.group(3), last.group(1)) : day(year, last.group(1), last.group(3));
    }

    private static long day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .toEpochDay();
    }
}
