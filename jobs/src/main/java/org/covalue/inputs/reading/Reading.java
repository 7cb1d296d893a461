package org.covalue.inputs.reading;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How the cells of a file are to be read where the text alone does not say it.
 *
 * @param lastYear the year of the business date; later ones are no years of reports
 * @param numbers how the sender writes numbers
 */
public record Reading(int lastYear, NumberStyle numbers) {

    /** @param locale of the sender, empty where nobody has said one */
    public static Reading of(LocalDate businessDate, Optional<SenderLocale> locale) {
        return new Reading(
                businessDate.getYear(), locale.map(SenderLocale::numbers).orElse(NumberStyle.PLAIN));
    }

    /** Where nobody has said how the sender writes. */
    public static Reading plain(int lastYear) {
        return new Reading(lastYear, NumberStyle.PLAIN);
    }
}
