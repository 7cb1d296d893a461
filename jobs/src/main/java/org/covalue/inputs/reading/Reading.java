package org.covalue.inputs.reading;

import java.time.LocalDate;
import java.util.Optional;
import org.covalue.inputs.dialect.DateStyle;
import org.covalue.inputs.dialect.Dialect;
import org.covalue.inputs.dialect.NumberStyle;
import org.covalue.inputs.dialect.SenderLocale;
import org.covalue.inputs.mapping.TableMapping;

/**
 * How the cells of a file are to be read where the text alone does not say it.
 *
 * @param lastYear the year of the business date; later ones are no years of reports
 * @param locale of the sender, empty where nobody has said one; decides what the file leaves open
 * @param mapping how the sender's columns become ours, empty where their words say it
 * @param dialect how the columns are written, empty where the file is still to be looked at
 */
public record Reading(
        int lastYear, Optional<SenderLocale> locale, Optional<Dialect> dialect, Optional<TableMapping> mapping) {

    /** @param locale of the sender, empty where nobody has said one */
    public static Reading of(LocalDate businessDate, Optional<SenderLocale> locale) {
        return new Reading(businessDate.getYear(), locale, Optional.empty(), Optional.empty());
    }

    /** Where nobody has said how the sender writes. */
    public static Reading plain(int lastYear) {
        return new Reading(lastYear, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, once it is known how the columns are written. */
    public Reading in(Dialect known) {
        return new Reading(lastYear, locale, Optional.of(known), mapping);
    }

    /** The same under a mapping. */
    public Reading under(Optional<TableMapping> ofSender) {
        return new Reading(lastYear, locale, dialect, ofSender);
    }

    NumberStyle numbers(String column) {
        return dialect.orElse(Dialect.PLAIN).ofNumbers(column);
    }

    DateStyle dates(String column) {
        return dialect.orElse(Dialect.PLAIN).ofDates(column);
    }
}
