package org.covalue.inputs.dialect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.covalue.estimation.data.Message;

/** In which order day and month stand in the dates of a column. */
public enum DateStyle {
    /** Nobody has said: the year first, or whatever else has one reading. */
    PLAIN,
    /** {@code 31/12/2024}. */
    DAY_FIRST,
    /** {@code 12/31/2024}. */
    MONTH_FIRST;

    /** What spreadsheets count: days since then. */
    private static final int SERIAL_OF_1970 = 25_569;

    private static final int YEARS_AHEAD = 20;

    /** That columns were read so. */
    Message told(String columns) {
        return this == DAY_FIRST
                ? Message.of("dates_day_first", "columns", columns)
                : Message.of("dates_month_first", "columns", columns);
    }

    /**
     * The order of a locale; empty where the year comes first, or where those who speak the language differ and no
     * country is named.
     */
    static Optional<DateStyle> of(Locale locale) {
        if (locale.getLanguage().equals("en") && locale.getCountry().isEmpty()) {
            return Optional.empty();
        }
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        int day = pattern.indexOf('d');
        int month = pattern.indexOf('M');
        int year = pattern.indexOf('y');
        return year < day || year < month ? Optional.empty() : Optional.of(day < month ? DAY_FIRST : MONTH_FIRST);
    }

    /**
     * The day of a text, as days since 1970-01-01.
     *
     * @param lastYear the year of the business date: a year of two digits is at most 20 years behind it, else in the
     *     century before
     * @return {@link Literals#NO_DATE} where the text is none in this style
     */
    public int day(char[] text, int from, int to, int lastYear) {
        int iso = Literals.date(text, from, to);
        if (iso != Literals.NO_DATE) {
            return iso;
        }
        int end = withoutMidnight(text, from, to);
        if (end - from == 5 && Literals.digits(text, from, end) >= 10_000) {
            return Literals.digits(text, from, end) - SERIAL_OF_1970;
        }
        int named = MonthNames.day(text, from, end);
        if (named != Literals.NO_DATE) {
            return named;
        }
        int first = separator(text, from, end);
        int second = first < 0 ? -1 : separator(text, first + 1, end);
        if (second < 0 || text[first] != text[second]) {
            return Literals.NO_DATE;
        }
        int a = part(text, from, first);
        int b = part(text, first + 1, second);
        if (first - from == 4) {
            int year = Literals.digits(text, from, first);
            return year < 1 ? Literals.NO_DATE : day(year, b, part(text, second + 1, end));
        }
        int year = year(text, second + 1, end, lastYear);
        int dayFirst = day(year, b, a);
        int monthFirst = day(year, a, b);
        return switch (this) {
            case DAY_FIRST -> dayFirst;
            case MONTH_FIRST -> monthFirst;
            case PLAIN ->
                dayFirst == Literals.NO_DATE || dayFirst == monthFirst
                        ? monthFirst
                        : monthFirst == Literals.NO_DATE ? dayFirst : Literals.NO_DATE;
        };
    }

    /** As databases and spreadsheets write a day. */
    private static int withoutMidnight(char[] text, int from, int to) {
        int blank = to - 1;
        while (blank >= from && text[blank] != ' ') {
            blank--;
        }
        if (blank < from) {
            return to;
        }
        String time = new String(text, blank + 1, to - blank - 1);
        return time.matches("0?0:00(:00([.,]0+)?)?") ? blank : to;
    }

    private static int separator(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '/' || text[at] == '.' || text[at] == '-') {
                return at;
            }
        }
        return -1;
    }

    private static int part(char[] text, int from, int to) {
        return to - from == 1 || to - from == 2 ? Literals.digits(text, from, to) : -1;
    }

    private static int year(char[] text, int from, int to, int lastYear) {
        int year = Literals.digits(text, from, to);
        if (to - from == 2 && year >= 0) {
            int century = (lastYear + YEARS_AHEAD) / 100 * 100;
            return century + year <= lastYear + YEARS_AHEAD ? century + year : century + year - 100;
        }
        return to - from == 4 ? year : -1;
    }

    static int day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Literals.NO_DATE;
        }
        try {
            return (int) LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException noSuchDay) {
            return Literals.NO_DATE;
        }
    }
}
