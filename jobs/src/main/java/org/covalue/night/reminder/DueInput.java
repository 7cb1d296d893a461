package org.covalue.night.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.covalue.night.alarm.ExpectedInputs.Arrival;
import org.covalue.settings.ReminderSettings;

/**
 * An input of which an organisation is to be reminded.
 *
 * @param days of which day before (negative) or after its date the reminder is
 */
record DueInput(Arrival arrival, int days) {

    /** Empty where it is too early for any reminder. */
    static Optional<DueInput> of(Arrival arrival, ReminderSettings settings, LocalDate today) {
        long since = arrival.standing()
                .due()
                .map(due -> ChronoUnit.DAYS.between(due, today))
                .orElse((long) Integer.MAX_VALUE);
        return settings.reached(since).map(days -> new DueInput(arrival, days));
    }

    boolean isOverdue() {
        return arrival.isOverdue();
    }
}
