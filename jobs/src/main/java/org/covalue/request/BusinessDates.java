package org.covalue.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.covalue.platform.UsageProblem;

/**
 * The day a run is about: today unless a date is given.
 *
 * @param zone on whose clock it is today
 */
public record BusinessDates(Instant now, ZoneId zone) {

    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    /**
     * @param option as it stands on the command line, for the message
     * @param future whether a date that has not come yet is meant
     * @throws UsageProblem if it has not come yet: what is due by then would count as overdue, and the date would stand
     *     published
     */
    public LocalDate of(String option, LocalDate given, boolean future) {
        LocalDate date = Optional.ofNullable(given).orElseGet(this::today);
        if (date.isAfter(today()) && !future) {
            throw new UsageProblem(option + " " + date + " is after today, which is " + today() + " in " + zone
                    + " (covalue.schedule.zone); give a date up to today, or --future where this one is meant.");
        }
        return date;
    }
}
