package org.covalue.reports.model;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.covalue.platform.UsageProblem;

/** The languages every report exists in. */
public enum Language {
    EN(Locale.ENGLISH, ',', '.'),
    ES(new Locale("es"), '.', ',');

    private final Locale locale;
    private final char grouping;
    private final char decimal;

    Language(Locale locale, char grouping, char decimal) {
        this.locale = locale;
        this.grouping = grouping;
        this.decimal = decimal;
    }

    /** The code in file names and definitions: {@code en}, {@code es}. */
    public String code() {
        return locale.getLanguage();
    }

    /** @throws UsageProblem if reports do not exist in it */
    public static Language of(String code) {
        for (Language language : values()) {
            if (language.code().equalsIgnoreCase(code.strip())) {
                return language;
            }
        }
        throw new UsageProblem("unknown language " + code + ": en or es");
    }

    public Locale locale() {
        return locale;
    }

    /** The signs of printed numbers, fixed here so that no machine prints them another way. */
    public DecimalFormatSymbols symbols() {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(grouping);
        symbols.setDecimalSeparator(decimal);
        symbols.setMinusSign('-');
        return symbols;
    }
}
