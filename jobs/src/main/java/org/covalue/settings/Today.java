package org.covalue.settings;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.covalue.request.BusinessDates;

/** Which day it is on the clock by which business dates are told: one answer for nights, pages and commands. */
public record Today(ZoneId zone, Clock clock) {

    public static Today of(ScheduleSettings settings, Clock clock) {
        return new Today(settings.clockZone(), clock);
    }

    public LocalDate date() {
        return dates().today();
    }

    public int year() {
        return date().getYear();
    }

    /** For dates that somebody names. */
    public BusinessDates dates() {
        return new BusinessDates(clock.instant(), zone);
    }
}
