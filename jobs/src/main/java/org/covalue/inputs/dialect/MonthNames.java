package org.covalue.inputs.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days whose month stands as a word, in English and Spanish: {@code 31 Dec 2024}, {@code 31-dic-2024}, {@code December
 * 31, 2024}, {@code 31 de diciembre de 2024}. No two months share a name or a short form in the two, and the year has
 * four digits, so that each has one reading.
 */
final class MonthNames {

    private static final List<String> NAMES = List.of(
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic");
    private static final Map<String, Integer> MONTHS = months();
    private static final int SHORTEST = 9;
    private static final int LONGEST = 40;
    private static final String BLANK = "[\\s\u00a0]+";
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|\\.?\u00ba)?(?:" + BLANK + "(?:de|of)" + BLANK + "|[\\s\u00a0./-]+)"
                    + "([a-z]{3,10})\\.?(?:" + BLANK + "(?:de|del|of)" + BLANK + "|[\\s\u00a0,./-]+)(\\d{4})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("([a-z]{3,10})\\.?[\\s\u00a0-]+(\\d{1,2})(?:st|nd|rd|th)?[\\s\u00a0,-]+(\\d{4})");

    private MonthNames() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= NAMES.size(); month++) {
            for (String name : NAMES.get(month - 1).split(" ")) {
                months.put(name, month);
            }
        }
        return months;
    }

    /** @return days since 1970-01-01, {@link Literals#NO_DATE} where it is no such day */
    static int day(char[] text, int from, int to) {
        if (to - from < SHORTEST || to - from > LONGEST || !hasLetters(text, from, to)) {
            return Literals.NO_DATE;
        }
        String words = new String(text, from, to - from).toLowerCase(Locale.ROOT);
        Matcher dayFirst = DAY_FIRST.matcher(words);
        if (dayFirst.matches()) {
            return day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(words);
        return monthFirst.matches()
                ? day(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2))
                : Literals.NO_DATE;
    }

    private static boolean hasLetters(char[] text, int from, int to) {
        int letters = 0;
        for (int at = from; at < to && letters < 3; at++) {
            letters = Character.isLetter(text[at]) ? letters + 1 : 0;
        }
        return letters == 3;
    }

    private static int day(String year, String month, String day) {
        return DateStyle.day(Integer.parseInt(year), MONTHS.getOrDefault(month, 0), Integer.parseInt(day));
    }
}
